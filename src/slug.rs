//! Names that can stand in an address or an identifier.

/// The slug of a Danish text: small letters, æ as `ae`, ø as `oe`, å as `aa`, accents left out,
/// anything else a hyphen, no two hyphens together and none at either end. May be empty.
#[must_use]
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match folded(letter) {
            Some(plain) => slug.push_str(plain),
            None if letter.is_ascii_alphanumeric() => slug.push(letter),
            None if letter == '\u{ad}' => {}
            None if slug.is_empty() || slug.ends_with('-') => {}
            None => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Whether `text` is a slug: not empty, small letters a–z, digits and single hyphens between them.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.split('-').all(|part| !part.is_empty() && part.bytes().all(legal))
}

/// Whether `text` is an identifier: small letters a–z, digits, `-` and `_`, a letter or digit first.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let legal = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.chars().all(legal)
}

/// Whether `text` is a section number such as `3.10.2`.
#[must_use]
pub fn is_section(text: &str) -> bool {
    text.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn folded(letter: char) -> Option<&'static str> {
    Some(match letter {
        'æ' | 'ä' => "ae",
        'ø' | 'ö' => "oe",
        'å' => "aa",
        'à' | 'á' | 'â' | 'ã' => "a",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ò' | 'ó' | 'ô' | 'õ' => "o",
        'ù' | 'ú' | 'û' => "u",
        'ü' | 'ý' | 'ÿ' => "y",
        'ç' => "c",
        'ñ' => "n",
        'ß' => "ss",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_texts_become_plain_names() {
        let check = |text: &str, expected: &str| assert_eq!(slugify(text), expected, "{text:?}");
        check("Sådan gør vi", "saadan-goer-vi");
        check("Café Mødestedet – hver uge!", "cafe-moedestedet-hver-uge");
        check("  2.C  Ledelses\u{ad}information ", "2-c-ledelsesinformation");
        check("ÆØÅ", "aeoeaa");
        check("日本", "");
    }

    #[test]
    fn slugs_are_told_from_other_names() {
        for good in ["a", "til-dig", "2026-1"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "-a", "a--b", "Å", "a_b", "..", "a/b", "A"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}

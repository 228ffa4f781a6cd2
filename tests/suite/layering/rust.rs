//! Rust source as far as the rules ask: which words stand outside comments and texts, which paths a
//! line names, where functions begin and end.

/// The source with comments and the insides of texts blanked out, line by line as long as before.
pub(super) fn words_only(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while !rest.is_empty() {
        let length = opaque(rest, out.chars().next_back());
        match length {
            0 => {
                let first = rest.chars().next().unwrap();
                out.push(first);
                rest = &rest[first.len_utf8()..];
            }
            length => {
                out.extend(rest[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
                rest = &rest[length..];
            }
        }
    }
    out
}

/// The length of the comment, text or letter that begins here; 0 when none does.
fn opaque(rest: &str, before: Option<char>) -> usize {
    let after_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(rest.len(), |end| end + 2);
    }
    if rest.starts_with('"') || (!after_word && rest.starts_with("b\"")) {
        return rest.find('"').unwrap() + 1 + escaped_end(&rest[rest.find('"').unwrap() + 1..], '"');
    }
    if !after_word
        && (rest.starts_with("r\"")
            || rest.starts_with("r#")
            || rest.starts_with("br\"")
            || rest.starts_with("br#"))
    {
        return raw_end(rest);
    }
    if rest.starts_with('\'') {
        return letter_end(rest);
    }
    0
}

fn escaped_end(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn raw_end(rest: &str) -> usize {
    let Some(open) = rest.find('"') else { return 0 };
    let hashes = rest[..open].trim_start_matches(['b', 'r']);
    if !hashes.bytes().all(|byte| byte == b'#') {
        return 0;
    }
    let close = format!("\"{hashes}");
    rest[open + 1..].find(&close).map_or(rest.len(), |end| open + 1 + end + close.len())
}

/// A letter in quotes, but not a lifetime.
fn letter_end(rest: &str) -> usize {
    let inside = &rest[1..];
    let Some(first) = inside.chars().next() else { return 0 };
    if first == '\\' {
        return 1 + escaped_end(inside, '\'');
    }
    let closed = inside[first.len_utf8()..].starts_with('\'');
    if closed { 2 + first.len_utf8() } else { 0 }
}

/// The code without its `#[cfg(test)]` modules and items, their lines blank.
pub(super) fn without_tests(code: &str) -> String {
    let mut out = code.to_owned();
    while let Some(start) = out.find("#[cfg(test)]") {
        let end = item_end(&out[start..]) + start;
        let blank: String = out[start..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        out.replace_range(start..end, &blank);
    }
    out
}

/// Where the item that begins here ends: at its `;`, or at the brace that closes it.
fn item_end(code: &str) -> usize {
    match code.find(['{', ';']) {
        Some(at) if code[at..].starts_with(';') => at + 1,
        Some(at) => at + braces_end(&code[at..]),
        None => code.len(),
    }
}

fn braces_end(code: &str) -> usize {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    code.len()
}

/// Whether a whole word stands in the code.
pub(super) fn has_word(code: &str, word: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(is_letter) && !code[at + word.len()..].starts_with(is_letter))
}

/// The paths that begin with `crate::` or `super::` on a line, those in braces one by one.
pub(super) fn paths(line: &str) -> Vec<String> {
    let starts =
        ["crate::", "super::"].into_iter().flat_map(|start| line.match_indices(start).map(|(at, _)| at));
    let outermost = starts.filter(|&at| {
        !line[..at].ends_with("::") && !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
    });
    outermost.flat_map(|at| expanded(&line[at..])).collect()
}

fn expanded(text: &str) -> Vec<String> {
    let end =
        text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':' | '*'))).unwrap_or(text.len());
    let (prefix, rest) = text.split_at(end);
    let group = rest.strip_prefix('{').filter(|_| prefix.ends_with("::"));
    let Some(group) = group.map(|group| &group[..braces_end(rest).saturating_sub(2)]) else {
        return vec![prefix.trim_end_matches(':').to_owned()];
    };
    let items = split_items(group).into_iter().flat_map(|item| expanded(item.trim()));
    items
        .map(
            |item| {
                if item == "self" {
                    prefix.trim_end_matches(':').to_owned()
                } else {
                    format!("{prefix}{item}")
                }
            },
        )
        .collect()
}

/// The parts between the commas that are in no braces.
fn split_items(group: &str) -> Vec<&str> {
    let mut depth = 0;
    let is_comma = |c: char| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        depth == 0 && c == ','
    };
    group.split(is_comma).filter(|item| !item.trim().is_empty()).collect()
}

/// The functions that have a body: the line each begins in, its name, and how many lines it has.
pub(super) fn functions(code: &str) -> Vec<(usize, String, usize)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let name: String = code[at + 3..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if name.is_empty() || code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let item = &code[at..at + item_end(&code[at..])];
        if item.ends_with('}') {
            let line = code[..at].matches('\n').count() + 1;
            found.push((line, name, item.matches('\n').count() + 1));
        }
    }
    found
}

#[test]
fn comments_and_texts_are_blank() {
    let check = |source: &str, expected: &str| {
        let words = words_only(source);
        assert_eq!(words.split_whitespace().collect::<Vec<_>>().join(" "), expected, "{source}");
        assert_eq!(words.matches('\n').count(), source.matches('\n').count());
    };
    check("a // b\nc", "a c");
    check("a /* b\nb */ c", "a c");
    check(r#"a("b \" {", 'c', '\'', '{') d"#, "a( , , , ) d");
    check("fn a<'a>(b: &'a str) {}", "fn a<'a>(b: &'a str) {}");
    check("a(r#\"b \" c\"#, br\"d\", b\"e\") f", "a( , , ) f");
    check("for r in r#type", "for r in r#type");
}

#[test]
fn paths_are_taken_apart() {
    let check = |line: &str, expected: &[&str]| assert_eq!(paths(line), expected, "{line}");
    check(
        "use crate::a::{self, B, c::{D, e}};",
        &["crate::a", "crate::a::B", "crate::a::c::D", "crate::a::c::e"],
    );
    check("let a = super::super::b::c(crate::d::E);", &["crate::d::E", "super::super::b::c"]);
    check("use crate::a::*;", &["crate::a::*"]);
    check("use a::crate_b::C;", &[]);
}

#[test]
fn functions_are_counted_from_their_name_to_their_last_brace() {
    let code = "trait A {\n    fn a(&self);\n    fn b() -> u8 {\n        1\n    }\n}\nfn c() {}\n";
    assert_eq!(functions(code), [(3, "b".to_owned(), 3), (7, "c".to_owned(), 1)]);
    assert_eq!(
        without_tests("a\n#[cfg(test)]\nmod tests {\n  fn x() {}\n}\nb")
            .split_whitespace()
            .collect::<Vec<_>>(),
        ["a", "b"]
    );
}

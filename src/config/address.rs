//! Addresses of the web as `site.yaml` names them. They are written into links, feeds and QR codes as they are, so one that
//! leads nowhere is not taken.

use super::placeholder;

/// An address of the web as it is, or the word that stands for one.
pub(super) fn web_address(text: &str) -> Option<String> {
    (placeholder::is_value(text) || is_web(text)).then(|| text.to_owned())
}

/// The address a site lies at: other addresses are made by adding to it.
pub(super) fn site_address(text: &str) -> Option<String> {
    web_address(text).filter(|_| placeholder::is_value(text) || can_be_added_to(text))
}

/// Whether this is an address as RFC 3986 has them, of a host that can be there, that nobody is named in.
fn is_web(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let legal = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&()*+,;=%".contains(c);
    let (authority, _) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
    let is_port = |port: &str| port.parse::<u16>().is_ok_and(|port| port > 0);
    is_host(host) && port.is_none_or(is_port) && text.chars().all(legal) && is_encoded(rest)
}

/// Whether this can be the name of a host: labels of letters, digits and hyphens.
fn is_host(host: &str) -> bool {
    let is_label = |label: &str| {
        let legal = label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        !label.is_empty() && legal && !label.starts_with('-') && !label.ends_with('-')
    };
    host.split('.').all(is_label)
}

/// Whether two hexadecimal digits follow every percent sign.
fn is_encoded(text: &str) -> bool {
    text.split('%').skip(1).all(|after| after.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2)
}

fn can_be_added_to(address: &str) -> bool {
    let path = address.split_once("://").map_or("", |(_, rest)| rest).trim_end_matches('/');
    let mut parts = path.split('/').skip(1);
    !address.contains(['?', '#'])
        && !address.ends_with("//")
        && parts.all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_a_host() {
        let check = |text: &str, is_address: bool| {
            assert_eq!(web_address(text).is_some(), is_address, "{text}");
        };
        check("https://www.dmi.dk/", true);
        check("http://localhost:8000/hus?a=1#b", true);
        check("https://hus.example/%C3%B8", true);
        check("udfyld", true);
        check("https://", false);
        check("https://.", false);
        check("https://hus..example", false);
        check("https://-hus.example", false);
        check("https://hus.example:99999/", false);
        check("https://hus.example:/", false);
        check("https://[::1", false);
        check("https://navn:kode@hus.example/", false);
        check("https://hus.example/%", false);
        check("https://hus.example/%c", false);
        check("https://hus.example/æ", false);
        check("ftp://hus.example/", false);
    }

    #[test]
    fn the_address_of_a_site_can_be_added_to() {
        let check = |text: &str, is_address: bool| {
            assert_eq!(site_address(text).is_some(), is_address, "{text}");
        };
        check("https://hus.example", true);
        check("https://hus.example/", true);
        check("https://kommune.example/hus/", true);
        check("udfyld", true);
        check("https://hus.example/?x=1", false);
        check("https://hus.example/#a", false);
        check("https://hus.example//", false);
        check("https://hus.example//a", false);
        check("https://hus.example/a/../b", false);
    }
}

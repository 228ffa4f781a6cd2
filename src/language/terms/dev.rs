use super::*;
use crate::language::prose;
use crate::library::text::Text;
use crate::source::ProjectPath;
#[test]
fn dev_blind() {
    let path = ProjectPath::new(FILE).unwrap();
    let written = std::fs::read_to_string("content/_rules/language.yaml").unwrap();
    let source = Source::new(path, written);
    let terms = Terms::read(source.clone());
    for p in &terms.problems {
        println!("PROBLEM {:?} {:?} «{}»", source.position(p.span.start), p.kind, source.slice(p.span));
    }
    println!("terms {}", terms.all.len());
    let judge = |body: &str| -> (Vec<(String, String, bool)>, bool) {
        let text = Text::read(Source::new(ProjectPath::new("content/til-dig/a.md").unwrap(), body), |_| ()).0;
        let mut hits = Vec::new();
        let mut exc = false;
        for passage in prose::passages(&text) {
            let found = terms.search(&passage);
            exc |= found.names_exception;
            for hit in found.hits {
                hits.push((
                    terms.all[hit.term].word.value.clone(),
                    passage.text()[hit.range.clone()].to_owned(),
                    terms.all[hit.term].category == Category::Promise,
                ));
            }
        }
        if exc {
            hits.retain(|h| !h.2);
        }
        (hits, exc)
    };
    let mut bad = (0, 0);
    for (at, term) in terms.all.iter().enumerate() {
        let f = &term.found.as_ref().unwrap().value;
        let hits = terms.search_text(f).hits;
        if !hits.iter().any(|h| h.term == at) {
            bad.0 += 1;
            println!(
                "NOTFOUND {}: {} -> {:?}",
                term.word.value,
                f,
                hits.iter().map(|h| &terms.all[h.term].word.value).collect::<Vec<_>>()
            );
        }
        let p = &term.passes.as_ref().unwrap().value;
        let (hits, _) = judge(p);
        if !hits.is_empty() {
            bad.1 += 1;
            println!("FALSE {}: {} -> {:?}", term.word.value, p, hits);
        }
    }
    println!("data: notfound {} false {}", bad.0, bad.1);
    for file in std::env::var("BLIND").unwrap_or_default().split_whitespace() {
        let mut n = std::collections::BTreeMap::<String, (usize, usize)>::new();
        for line in std::fs::read_to_string(file).unwrap().lines() {
            let mut parts = line.split('\t');
            let (expect, kind, marked, sentence) =
                (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
            let sentence = sentence.replace("\\n", "\n");
            let (hits, _) = judge(&sentence);
            let e = n.entry(format!("{expect} {kind}")).or_default();
            e.1 += 1;
            let squeeze = |s: &str| s.to_lowercase().replace(['-', '\n', ' ', '\u{a0}', '\u{ad}'], "");
            let ok = match expect {
                "pass" => hits.is_empty(),
                _ => hits.iter().any(|h| {
                    let (a, b) = (squeeze(&h.1), squeeze(marked));
                    a.contains(&b) || b.contains(&a)
                }),
            };
            if ok {
                e.0 += 1;
            } else {
                println!("{file} {expect} {kind} [{marked}] {sentence:?} -> {hits:?}");
            }
            if expect == "found" && hits.len() > 1 {
                println!("EXTRA [{marked}] {sentence:?} -> {hits:?}");
            }
        }
        println!("{file}: {n:?}");
    }
}

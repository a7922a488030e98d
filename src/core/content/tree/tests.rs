use super::*;

const TEXT: &str = r###"#![enable(implicit_some)]
// a ( comment
(
  a: 1, /* nested /* ) */ " */ b: "x\")y", // "
  list: [ (id: "p", at: (4.9, -52.2)), (id: r#"q"]"#, glyph: '\'', g: '"', h: '('), ],
  e: Move("ä", Named(k: Some((1, 2)))), r#type: 3,
  map: { "k": 1, 'c': [2] },
)"###;

fn at(path: &Path<'_>) -> &'static str {
    let node = Node::scan(TEXT).unwrap();
    let (from, to) = node.find(TEXT, path).span;
    &TEXT[from..to]
}

#[test]
fn values_are_found_along_their_paths() {
    let root = Path::Root;
    assert_eq!(at(&root.field("a")), "1");
    assert_eq!(at(&root.field("b")), r#""x\")y""#);
    let list = root.field("list");
    let (first, second) = (list.item(0), list.item(1));
    assert_eq!(at(&first.field("at").item(1)), "-52.2");
    assert_eq!(at(&second.field("id")), r###"r#"q"]"#"###);
    assert_eq!(at(&second.field("glyph")), r"'\''");
    assert_eq!(at(&second.field("g")), "'\"'");
    assert_eq!(at(&second.field("h")), "'('");
    let e = root.field("e");
    assert_eq!(at(&e.item(0)), "\"ä\"");
    assert_eq!(at(&e.item(1).field("k").item(1)), "2");
    assert_eq!(at(&root.field("r#type")), "3");
    assert_eq!(at(&root.field("map").item(1).item(0)), "2");
}

#[test]
fn what_is_missing_is_found_at_what_should_hold_it() {
    assert_eq!(
        at(&Path::Root.field("list").item(0).field("owner").item(3)),
        r#"(id: "p", at: (4.9, -52.2))"#
    );
    assert!(Node::scan("  // nothing").is_none());
}

#[test]
fn lines_and_columns_count_characters() {
    let offset = TEXT.find("Named").unwrap();
    assert_eq!(line_column(TEXT, offset), (6, 16));
    assert_eq!(line_column(TEXT, 0), (1, 1));
}

#[test]
fn no_text_is_too_broken() {
    for end in 0..TEXT.len() {
        let _ = TEXT.get(..end).map(Node::scan);
    }
    let _ = Node::scan(&"[".repeat(100_000));
    let _ = Node::scan(&"a(".repeat(100_000));
    let _ = Node::scan(&"/*".repeat(100_000));
    let _ = Node::scan("(a:,b::)]]}{\u{0}\u{7f}");
}

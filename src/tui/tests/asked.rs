//! What a list promises opens; what is momentous or would be lost is asked about.

use super::*;

/// The orders drafted, as the list of them shows.
fn drafted(bench: &mut Bench) -> String {
    bench.press(Action::Orders);
    let text = bench.screen((120, 35));
    bench.key(KeyCode::Esc);
    text
}

fn nothing_drafted(bench: &mut Bench) -> bool {
    drafted(bench).contains("There is nothing to choose here.")
}

#[test]
fn an_offer_is_composed_wherever_the_list_of_orders_was_opened() {
    let mut bench = Bench::play(&["BRE"]);
    let size = (120, 35);
    for tab in [Action::TabMap, Action::TabDiplomacy, Action::TabForces] {
        bench.press(tab);
        bench.screen(size);
        bench.find("Aldermark");
        bench.screen(size);
        bench.press(Action::Order);
        bench.find("compose an offer");
        let form = bench.screen(size);
        assert!(form.contains("An offer to Aldermark"), "{tab:?}: {form}");
    }
    // An offer to another nation opens the form for that one, and sends nothing.
    bench.press(Action::TabMap);
    bench.find("Karsk Empire");
    bench.press(Action::Order);
    bench.find("compose an offer");
    let form = bench.screen(size);
    assert!(form.contains("An offer to Karsk Empire"), "{form}");
    assert!(nothing_drafted(&mut bench));
}

#[test]
fn terms_are_composed_from_the_list_of_orders() {
    let mut bench = Bench::play(&["BRE"]);
    bench.quarrel();
    bench.press(Action::TabCrises);
    bench.press(Action::Order);
    bench.find("compose terms");
    let form = bench.screen((120, 35));
    assert!(form.contains("Terms: Brenn against Karsk Empire"), "{form}");
}

#[test]
fn one_s_own_land_is_found_first() {
    let mut bench = Bench::play(&["LOR"]);
    let size = (120, 35);
    bench.screen(size);
    for (letters, first, second) in [
        ("lor", "Lorne (LOR)", "Lorne"),
        ("low", "The Lowlands", ""),
        ("kar", "Karsk Empire (KAR)", "Karsgrad"),
        ("bre", "Brenn (BRE)", "Brennick"),
        ("ald", "Aldermark (ALD)", "Aldgate"),
        ("mar", "Marchfield", "Aldermark (ALD)"),
    ] {
        bench.press(Action::Find);
        bench.typed(letters);
        let text = bench.screen(size);
        let lines: Vec<&str> = text.lines().collect();
        let at = lines.iter().position(|l| l.contains(" Find ")).unwrap();
        let inside = |i: usize| lines[at + i].split('│').nth(1).unwrap_or_default();
        let named: Vec<&str> = (3..5).map(|i| inside(i).trim()).collect();
        assert!(named[0].ends_with(first), "{letters}: {text}");
        assert!(named[1].ends_with(second), "{letters}: {text}");
        bench.key(KeyCode::Esc);
    }
}

#[test]
fn to_hold_does_not_drop_terms_without_a_word() {
    let mut bench = Bench::play(&["BRE"]);
    bench.quarrel();
    bench.press(Action::TabCrises);
    bench.screen((120, 35));
    for action in [Action::Terms, Action::Last, Action::Open] {
        bench.press(action);
    }
    let orders = drafted(&mut bench);
    assert!(orders.contains("status quo"), "{orders}");
    bench.press(Action::Hold);
    let question = bench.screen((120, 35));
    assert!(question.contains("It takes the place of"), "{question}");
    bench.key(KeyCode::Char('n'));
    assert!(drafted(&mut bench).contains("status quo"), "no is no");
    bench.press(Action::Hold);
    bench.key(KeyCode::Char('y'));
    let held = drafted(&mut bench);
    assert!(
        held.contains("hold") && !held.contains("status quo"),
        "{held}"
    );
    bench.press(Action::Undo);
    assert!(drafted(&mut bench).contains("status quo"), "undone");
    // The form goes on from what is drafted, not from the beginning.
    bench.press(Action::Terms);
    let form = bench.screen((120, 35));
    assert!(form.contains("Terms: "), "{form}");
}

#[test]
fn what_is_momentous_is_asked_first_and_can_be_undone() {
    let mut bench = Bench::play(&["BRE"]);
    let size = (120, 35);
    bench.quarrel();
    for (tab, action, question) in [
        (Action::TabCrises, Action::Yield, "Yield?"),
        (Action::TabAlliance, Action::Leave, "Leave the Concord"),
        (Action::TabDiplomacy, Action::Guarantee, "Guarantee Tavia?"),
    ] {
        bench.press(Action::TabMap);
        bench.find("Tavia");
        bench.press(tab);
        bench.screen(size);
        bench.press(action);
        let asked = bench.screen(size);
        assert!(
            asked.contains(question) && asked.contains("Yes (y)"),
            "{asked}"
        );
        bench.key(KeyCode::Char('n'));
        assert!(nothing_drafted(&mut bench), "{action:?}");
        bench.press(action);
        bench.key(KeyCode::Char('y'));
        assert!(!nothing_drafted(&mut bench), "{action:?}");
        bench.press(Action::Undo);
        assert!(nothing_drafted(&mut bench), "{action:?} is undone");
    }
}

/// On the page of deterrence the target may be the nation itself: orders are then about its challenger.
#[test]
fn orders_on_the_page_of_deterrence_are_about_another_nation() {
    let mut bench = Bench::play(&["BRE"]);
    let size = (120, 35);
    bench.screen(size);
    bench.press(Action::Estimate);
    for _ in 0..8 {
        bench.screen(size);
        bench.press(Action::Order);
        let text = bench.screen(size);
        assert!(text.contains("About "), "{text}");
        assert!(!text.contains("About Brenn"), "{text}");
        bench.key(KeyCode::Esc);
        bench.press(Action::Right);
    }
}

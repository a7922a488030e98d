//! War: battles month by month along contested borders and at sea, and what they cost.

mod array;
mod battle;
mod front;
mod ground;
mod landing;
mod law;
mod naval;
mod theatre;
mod toll;

use super::field::Field;
use super::waters::Waters;
use crate::engine::world::World;
use theatre::Theatre;
use toll::Toll;

pub fn phase(world: &mut World) {
    let field = Field::survey(world);
    if field.wars.is_empty() {
        return;
    }
    let mut theatre = Theatre::muster(world, field);
    let mut toll = Toll::new(world);
    let months = u32::from(world.scenario.turn_months).max(1);
    for month in 0..months {
        let waters = Waters::survey(world);
        naval::battles(world, &mut theatre, &mut toll, month);
        theatre.weigh();
        for front in front::contested(world, &theatre, &waters, month) {
            battle::fight(world, &mut theatre, &mut toll, &front, month);
        }
        theatre.report(world);
    }
    let waters = Waters::survey(world);
    naval::blockade(world, &theatre.field, &waters);
    toll.settle(world, &theatre.field);
}

//! Rules about what must be offered and kinds of facilities: read from and written to files, saved in the project.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::scenario::plan_with_heading;
use crate::model::{
    Edit, FacilityEdit, FacilityKind, Project, SupplyDemand, SupplyRule, shipped_kinds, shipped_rules,
};
use crate::notice::Notice;
use crate::read;
use crate::tasks::{Session, TaskError, today, write_beside, write_project};
use crate::text::{Language, Message};

/// A file of rules: `[[rule]]` with `name`, `kinds`, `demand`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    #[serde(default)]
    rule: Vec<SupplyRule>,
}

/// A file of kinds: `[[kind]]` with `name`, `phase`, `tags`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KindFile {
    #[serde(default)]
    kind: Vec<FacilityKind>,
}

/// The rules of the project; where it has none, those that come with the program.
pub fn rules_of(project: &Project) -> Vec<SupplyRule> {
    if project.supply_rules.is_empty() { shipped_rules() } else { project.supply_rules.to_vec() }
}

/// The rules in a TOML or JSON file.
///
/// # Errors
/// The file cannot be read or holds no rules; a rule without name or kinds, with impossible numbers, or with the name of another.
pub fn read_rules(path: &Path) -> Result<Vec<SupplyRule>, TaskError> {
    let rules = read::plan_file::<RuleFile>(path)?.rule;
    if rules.is_empty() {
        let message = Message::new("plan-no-rules").with("file", path);
        return Err(TaskError::refused(message, Message::new("plan-rule-hint")));
    }
    for (at, rule) in rules.iter().enumerate() {
        let twice = rules.iter().take(at).any(|other| other.name.trim() == rule.name.trim());
        let sound = match &rule.demand {
            SupplyDemand::Present { count } => *count > 0,
            SupplyDemand::Reach { percent, minutes, .. } => {
                *percent > 0.0 && *percent <= 100.0 && *minutes > 0.0 && minutes.is_finite()
            }
        };
        let named = !rule.name.trim().is_empty() && rule.kinds.iter().any(|kind| !kind.trim().is_empty());
        if twice || !sound || !named {
            let message =
                Message::new("plan-bad-rule").with("number", at + 1).with("rule", rule.name.as_str());
            return Err(TaskError::refused(message, Message::new("plan-rule-hint")));
        }
    }
    Ok(rules)
}

/// Rules as TOML.
///
/// # Errors
/// A number that TOML cannot write.
pub fn rules_text(rules: &[SupplyRule], language: Language) -> Result<String, TaskError> {
    let heading = Message::new("plan-rules-heading").with("date", today()).to_text(language);
    plan_with_heading(&RuleFile { rule: rules.to_vec() }, &heading)
}

/// Writes rules as TOML.
///
/// # Errors
/// The file cannot be written; it is then as it was.
pub fn write_rules(path: &Path, rules: &[SupplyRule], language: Language) -> Result<(), TaskError> {
    write_beside(path, rules_text(rules, language)?.as_bytes())
}

/// Makes these the rules of the project, and says what about them does not fit it.
///
/// # Errors
/// The project cannot be written.
pub fn save_rules(
    session: &Session,
    project: &Project,
    rules: Vec<SupplyRule>,
) -> Result<Vec<Notice>, TaskError> {
    let mut notices = Vec::new();
    let known = |kind: &&String| {
        let same = |other: &FacilityKind| other.name.to_lowercase() == kind.trim().to_lowercase();
        project.facility_kinds.iter().any(same) || shipped_kinds().iter().any(same)
    };
    for rule in &rules {
        let unknown: Vec<&str> = rule.kinds.iter().filter(|kind| !known(kind)).map(String::as_str).collect();
        if !unknown.is_empty() {
            let message = Message::new("plan-rule-no-kind").with("rule", rule.name.as_str());
            notices.push(Notice::warning(message.with("kinds", unknown.join(", "))));
        }
        if !rule.level.is_empty() && project.level(&rule.level).is_none() {
            let message = Message::new("plan-rule-no-level").with("rule", rule.name.as_str());
            notices.push(Notice::warning(message.with("level", rule.level.as_str())));
        }
    }
    write_project(session, &Edit::SetSupplyRules(rules).apply(project))?;
    Ok(notices)
}

/// Adds the kinds in a TOML or JSON file to the project, or gives those of the same name another phase and marks. Says how many.
///
/// # Errors
/// The file cannot be read or holds no kinds; the project cannot be written.
pub fn put_kinds(session: &Session, project: &Project, path: &Path) -> Result<usize, TaskError> {
    let kinds = read::plan_file::<KindFile>(path)?.kind;
    if kinds.is_empty() {
        let message = Message::new("plan-no-kinds").with("file", path);
        return Err(TaskError::refused(message, Message::new("plan-kinds-hint")));
    }
    for kind in &kinds {
        let bad_tag = kind.tags.iter().any(|tag| tag.split_once('=').is_none());
        if kind.name.trim().is_empty() || bad_tag {
            let message = Message::new("plan-bad-kind").with("kind", kind.name.as_str());
            return Err(TaskError::refused(message, Message::new("plan-kinds-hint")));
        }
    }
    let count = kinds.len();
    let put =
        |project: Project, kind: FacilityKind| Edit::Facilities(FacilityEdit::PutKind(kind)).apply(&project);
    write_project(session, &kinds.into_iter().fold(project.clone(), put))?;
    Ok(count)
}

/// The kinds of the project as TOML; where it has none, those that come with the program.
///
/// # Errors
/// TOML cannot write them.
pub fn kinds_text(project: &Project, language: Language) -> Result<String, TaskError> {
    let kind =
        if project.facility_kinds.is_empty() { shipped_kinds() } else { project.facility_kinds.to_vec() };
    let heading = Message::new("plan-kinds-heading").with("date", today()).to_text(language);
    plan_with_heading(&KindFile { kind }, &heading)
}

//! The models of a library, found as the compiler finds them: file by file, along its `mod`s.

use super::{InitError, read};
use std::path::{Path, PathBuf};
use syn::{Attribute, Expr, ExprLit, Item, ItemMod, ItemStruct, Lit, Meta, Path as Name, Token, Visibility};
use syn::{ext::IdentExt as _, punctuated::Punctuated};

/// A struct that derives `Model`.
pub(super) struct Found {
    /// With its parameters, if it has any: `my_app::models::Page<T>`.
    pub(super) path: String,
    pub(super) kind: Kind,
}

/// What a program can do with a model.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// List it.
    Plain,
    /// List it when a person has said what its parameters are.
    Generic,
    /// Nothing, because it does not see it.
    Private,
}

/// In the order of the text, a module where its `mod` stands.
pub(super) fn models(library: &Path, name: &str) -> Result<Vec<Found>, InitError> {
    let folder = library.parent().unwrap_or(library).to_owned();
    let mut search = Search { found: Vec::new(), open: Vec::new() };
    search.file(library, &Module { path: name.to_owned(), public: true, folder: folder.clone(), beside: folder })?;
    Ok(search.found)
}

/// A module, and where the files of its own modules are.
struct Module {
    path: String,
    public: bool,
    /// Of a `mod`.
    folder: PathBuf,
    /// Of a `#[path]`, which begins at the folder of the file that it stands in.
    beside: PathBuf,
}

struct Search {
    found: Vec<Found>,
    /// The files that are being read, of which none can be a module of itself.
    open: Vec<PathBuf>,
}

impl Search {
    fn file(&mut self, path: &Path, module: &Module) -> Result<(), InitError> {
        // one file may go by many paths
        let own = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if self.open.contains(&own) {
            return Ok(());
        }
        let file = syn::parse_file(&read(path)?).map_err(|error| {
            let reason = format!("{error}: this is no Rust, `cargo check` says where");
            InitError::Unreadable { path: path.to_owned(), reason }
        })?;
        self.open.push(own);
        self.items(path, &file.items, module)?;
        self.open.pop();
        Ok(())
    }

    fn items(&mut self, file: &Path, items: &[Item], module: &Module) -> Result<(), InitError> {
        for item in items {
            match item {
                Item::Struct(item) if !only_in_tests(&item.attrs) => self.found.extend(model(item, module)),
                Item::Mod(item) if !only_in_tests(&item.attrs) => self.module(file, item, module)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn module(&mut self, file: &Path, item: &ItemMod, around: &Module) -> Result<(), InitError> {
        let name = item.ident.unraw().to_string();
        let given = item.attrs.iter().find_map(path_of).map(|path| around.beside.join(path));
        let folder = around.folder.join(&name);
        let within = Module {
            path: format!("{}::{}", around.path, item.ident),
            public: around.public && is_public(&item.vis),
            beside: folder.clone(),
            folder,
        };
        if let Some((_, items)) = &item.content {
            // where its modules are, it may say itself
            let folder = given.unwrap_or(within.folder);
            return self.items(file, items, &Module { beside: folder.clone(), folder, ..within });
        }
        let own = around.folder.join(format!("{name}.rs"));
        let below = within.folder.join("mod.rs");
        let Some(path) = given.clone().or_else(|| [own, below].into_iter().find(|it| it.is_file())) else {
            // one that is not always there
            if item.attrs.iter().any(|it| it.path().is_ident("cfg") || it.path().is_ident("cfg_attr")) {
                return Ok(());
            }
            let reason = format!("`mod {name};` has no file `{name}.rs` and no `{name}/mod.rs`");
            return Err(InitError::Unreadable { path: file.to_owned(), reason });
        };
        let beside = path.parent().unwrap_or(&path).to_owned();
        // a file that a `#[path]` names is as a `mod.rs`
        let folder = if given.is_some() { beside.clone() } else { within.folder };
        self.file(&path, &Module { folder, beside, ..within })
    }
}

fn model(item: &ItemStruct, module: &Module) -> Option<Found> {
    item.attrs.iter().any(derives_model).then_some(())?;
    let parameters: Vec<String> = item.generics.params.iter().map(parameter).collect();
    let kind = match (module.public && is_public(&item.vis), parameters.is_empty()) {
        (false, _) => Kind::Private,
        (true, false) => Kind::Generic,
        (true, true) => Kind::Plain,
    };
    let parameters = if parameters.is_empty() { String::new() } else { format!("<{}>", parameters.join(", ")) };
    Some(Found { path: format!("{}::{}{parameters}", module.path, item.ident), kind })
}

fn parameter(parameter: &syn::GenericParam) -> String {
    match parameter {
        syn::GenericParam::Lifetime(it) => it.lifetime.to_string(),
        syn::GenericParam::Type(it) => it.ident.to_string(),
        syn::GenericParam::Const(it) => it.ident.to_string(),
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// `#[path = ".."]`
fn path_of(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(it) if it.path.is_ident("path") => match &it.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// `#[derive(.., Model, ..)]`, by whatever path, and under whatever condition that is not `test`.
fn derives_model(attribute: &Attribute) -> bool {
    derives(&attribute.meta)
}

fn derives(meta: &Meta) -> bool {
    let Meta::List(list) = meta else { return false };
    if list.path.is_ident("derive") {
        let names = list.parse_args_with(Punctuated::<Name, Token![,]>::parse_terminated);
        let is_ours = |it: &Name| it.segments.last().is_some_and(|it| it.ident == "Model");
        return names.is_ok_and(|names| names.iter().any(is_ours));
    }
    if list.path.is_ident("cfg_attr") {
        let parts = parts(meta);
        return parts.split_first().is_some_and(|(when, what)| !is_test(when) && what.iter().any(derives));
    }
    false
}

fn only_in_tests(attributes: &[Attribute]) -> bool {
    let conditions = attributes.iter().filter(|it| it.path().is_ident("cfg"));
    conditions.flat_map(|it| parts(&it.meta)).any(|it| is_test(&it))
}

/// Is this condition never met outside of tests?
fn is_test(condition: &Meta) -> bool {
    let parts = parts(condition);
    match condition {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) if list.path.is_ident("all") => parts.iter().any(is_test),
        Meta::List(list) if list.path.is_ident("any") => !parts.is_empty() && parts.iter().all(is_test),
        _ => false,
    }
}

/// What stands in the parentheses.
fn parts(meta: &Meta) -> Vec<Meta> {
    let Meta::List(list) = meta else { return Vec::new() };
    let parts = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
    parts.map(|parts| parts.into_iter().collect()).unwrap_or_default()
}

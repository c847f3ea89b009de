//! Tokens as a tree that can be changed in place.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A token, or what stands between two brackets.
#[derive(Clone)]
pub(super) enum Tree {
    Token(TokenTree),
    Group(Delimiter, Vec<Tree>),
}

/// A way down from the root: the index at each level.
pub(super) type Path = Vec<usize>;

pub(super) fn from_tokens(tokens: TokenStream) -> Vec<Tree> {
    let tree = |token| match token {
        TokenTree::Group(group) => Tree::Group(group.delimiter(), from_tokens(group.stream())),
        token => Tree::Token(token),
    };
    tokens.into_iter().map(tree).collect()
}

pub(super) fn to_tokens(trees: &[Tree]) -> TokenStream {
    let token = |tree: &Tree| match tree {
        Tree::Token(token) => token.clone(),
        Tree::Group(delimiter, inside) => Group::new(*delimiter, to_tokens(inside)).into(),
    };
    trees.iter().map(token).collect()
}

/// Where the lists are: all of them, and those that attributes hold, `..` in `#[name(..)]`.
#[derive(Default)]
pub(super) struct Lists {
    pub(super) all: Vec<Path>,
    pub(super) in_attributes: Vec<Path>,
}

impl Lists {
    pub(super) fn of(trees: &[Tree]) -> Self {
        let mut lists = Self::default();
        lists.collect(trees, &mut Vec::new(), false, false);
        lists
    }

    fn collect(&mut self, trees: &[Tree], path: &mut Path, is_attribute: bool, within: bool) {
        self.all.push(path.clone());
        if within {
            self.in_attributes.push(path.clone());
        }
        let mut behind_hash = false;
        for (at, tree) in trees.iter().enumerate() {
            if let Tree::Group(_, inside) = tree {
                path.push(at);
                self.collect(inside, path, behind_hash, is_attribute || within);
                path.pop();
            }
            behind_hash = matches!(tree, Tree::Token(TokenTree::Punct(mark)) if mark.as_char() == '#');
        }
    }
}

/// The list at `path`.
pub(super) fn list_at<'a>(trees: &'a mut Vec<Tree>, path: &[usize]) -> &'a mut Vec<Tree> {
    let mut list = trees;
    for &at in path {
        let Tree::Group(_, inside) = &mut list[at] else { unreachable!("a path leads through groups") };
        list = inside;
    }
    list
}

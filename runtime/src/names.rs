//! The name of an association as a type, so that one derive finds what another declares.
//!
//! A derive sees one struct. The child's derive implements [`Declares`](crate::association::Declares) for the name that
//! the parent has for it, the parent's derive looks it up by that name; the name is a tuple of letters, which reads as
//! one in an error: `(p, r, o, f, i, l, e)`.
#![allow(non_camel_case_types, missing_docs)]

macro_rules! letters {
    ($($letter:ident)*) => {$(#[derive(Debug)] pub enum $letter {})*};
}

letters! {
    a b c d e f g h i j k l m n o p q r s t u v w x y z
    A B C D E F G H I J K L M N O P Q R S T U V W X Y Z
    _0 _1 _2 _3 _4 _5 _6 _7 _8 _9 __
}

/// Any other character of an identifier.
#[derive(Debug)]
pub enum Other<const CHARACTER: char> {}

//! What is chosen of an element's setting, in words.

/// The setting of an element: "Scale of European reassurance force". An element that is named after its only choice, as
/// assumptions about the world are, says so by itself: "Russian consent", not "Consent of Russian consent".
pub fn setting_of(setting: &str, element: &str) -> String {
    let words = |text: &str| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let known = words(element);
    if words(setting).iter().all(|word| known.contains(word)) {
        element.to_owned()
    } else {
        format!("{setting} of {element}")
    }
}

#[cfg(test)]
mod tests {
    use super::setting_of;

    #[test]
    fn an_element_named_after_its_setting_is_not_named_twice() {
        assert_eq!(setting_of("Scale", "Reassurance force"), "Scale of Reassurance force");
        assert_eq!(setting_of("Consent", "Russian consent"), "Russian consent");
        assert_eq!(setting_of("Order", "Order of guarantee and deal"), "Order of guarantee and deal");
    }
}

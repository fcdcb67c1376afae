//! Whether the desktop can show a file dialog at all.

/// The name under which a desktop portal is found on the session bus.
#[cfg(target_os = "linux")]
const PORTAL: &str = "org.freedesktop.portal.Desktop";

/// Whether something on this desktop shows file dialogs: a portal that runs, or `zenity`.
#[cfg(target_os = "linux")]
pub(super) fn any() -> bool {
    let zenity = || {
        let folders = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&folders).any(|folder| folder.join("zenity").is_file())
    };
    zenity() || portal()
}

/// Whether a portal shows file dialogs here: one that runs, or that is started when it is asked.
#[cfg(target_os = "linux")]
pub(super) fn portal() -> bool {
    pollster::block_on(portal_answers()).unwrap_or(false)
}

#[cfg(target_os = "linux")]
async fn portal_answers() -> zbus::Result<bool> {
    let bus = zbus::Connection::session().await?;
    let bus = zbus::fdo::DBusProxy::new(&bus).await?;
    Ok(bus.name_has_owner(PORTAL.try_into()?).await?
        || bus.list_activatable_names().await?.iter().any(|name| name.as_str() == PORTAL))
}

/// Other systems always have file dialogs.
#[cfg(not(target_os = "linux"))]
pub(super) fn any() -> bool {
    true
}

/// Nor is there anything beside them.
#[cfg(not(target_os = "linux"))]
#[cfg_attr(target_os = "macos", expect(dead_code, reason = "there the name is never a path"))]
pub(super) fn portal() -> bool {
    true
}

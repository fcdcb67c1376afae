//! Whether the desktop can show a file dialog at all.

/// The name under which a desktop portal is found on the session bus.
#[cfg(target_os = "linux")]
const PORTAL: &str = "org.freedesktop.portal.Desktop";

/// Whether something on this desktop shows file dialogs: a portal that runs, or `zenity`.
#[cfg(target_os = "linux")]
pub(super) fn any() -> bool {
    has(super::zenity::ZENITY) || portal()
}

/// Whether a program of this name is found.
#[cfg(target_os = "linux")]
pub(super) fn has(program: &str) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| folder.join(program).is_file())
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

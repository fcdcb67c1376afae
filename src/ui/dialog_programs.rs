//! Whether the desktop can show a file dialog at all.

/// The name under which a desktop portal is found on the session bus.
#[cfg(target_os = "linux")]
const PORTAL: &str = "org.freedesktop.portal.Desktop";

/// Whether something on this desktop shows file dialogs: a portal that runs, or `zenity`. Asked after a dialog, when the
/// portal has been started if there is one.
#[cfg(target_os = "linux")]
pub(super) fn any() -> bool {
    let zenity = || {
        let folders = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&folders).any(|folder| folder.join("zenity").is_file())
    };
    zenity() || pollster::block_on(portal_runs()).unwrap_or(false)
}

#[cfg(target_os = "linux")]
async fn portal_runs() -> zbus::Result<bool> {
    let bus = zbus::Connection::session().await?;
    Ok(zbus::fdo::DBusProxy::new(&bus).await?.name_has_owner(PORTAL.try_into()?).await?)
}

/// Other systems always have file dialogs.
#[cfg(not(target_os = "linux"))]
pub(super) fn any() -> bool {
    true
}

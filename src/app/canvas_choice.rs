//! Who draws the map, and whether anything moves: chosen from the device, said once, changed by hand at any time.

use egui::Context;

use super::canvas::{self, CanvasKind};
use super::shell::Window;
use super::theme;
use crate::notice::Notice;
use crate::text::Message;

impl Window {
    /// A real graphics processor draws the map; where the system only plays one, the main processor draws it as a picture:
    /// measured with all of Germany that costs the same time and 250 MB less memory.
    pub(super) fn choose_canvas(&mut self, ctx: &Context, gpu: Option<&eframe::egui_wgpu::RenderState>) {
        let installed = gpu.map(canvas::gpu::install);
        self.state.view.gpu_possible = matches!(installed, Some(Ok(())));
        let played =
            gpu.is_some_and(|state| state.adapter.get_info().device_type == eframe::wgpu::DeviceType::Cpu);
        let asked = std::env::var("SOZIALRAUMATLAS_CANVAS").unwrap_or_default().to_lowercase();
        let wants_cpu = match asked.as_str() {
            "cpu" => true,
            "gpu" => false,
            _ => self.settings.cpu_canvas || (played && !self.settings.gpu_canvas),
        };
        let by_gpu = self.state.view.gpu_possible && !wants_cpu;
        self.canvas.kind = if by_gpu { CanvasKind::Gpu } else { CanvasKind::Cpu };
        self.state.view.shell.still = played || over_a_line();
        if self.state.view.shell.still {
            theme::hold_still(ctx);
        }
        let none = gpu.is_some() && !self.state.view.gpu_possible;
        if (none || (played && !by_gpu)) && asked.is_empty() && !self.settings.told_no_gpu {
            self.settings.told_no_gpu = true;
            self.state.tell(Notice::info(Message::new("app-no-gpu")));
        }
    }
}

/// Whether the window is shown on another computer than this one.
fn over_a_line() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let display = std::env::var("DISPLAY").unwrap_or_default();
    let elsewhere = display.split(':').next().is_some_and(|host| !host.is_empty() && host != "unix");
    elsewhere || ["SSH_CONNECTION", "XRDP_SESSION", "VNCDESKTOP"].into_iter().any(set)
}

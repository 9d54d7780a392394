//! The map picture on the graphics processor: geometry uploaded once, colours in a small texture, one uniform block a frame.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytemuck::{Pod, Zeroable};
use eframe::egui_wgpu::{CallbackResources, CallbackTrait, RenderState, ScreenDescriptor};
use eframe::wgpu;

use super::geometry::{FaceGeometry, PackedDetail};
use super::pipelines::Pipelines;

/// Width of the colour texture; the shader shifts by 8 for the row.
const COLORS_PER_ROW: u32 = 256;
/// Room for one uniform block: the largest alignment that devices ask for.
const UNIFORM_STRIDE: u64 = 256;
/// Most line passes of one face and frame.
const MAX_PASSES: usize = 16;

/// One colour per region: red, green, blue, pattern.
#[derive(Debug, Clone, Default)]
pub struct RegionColors {
    /// Rises with every change.
    pub revision: u64,
    /// Four bytes per region.
    pub texels: Vec<[u8; 4]>,
}

/// What a pass looks like and where the face lies; read by the shader.
#[derive(Debug, Clone, Copy, PartialEq, Pod, Zeroable)]
#[repr(C)]
pub struct FaceUniform {
    /// Clip units per metre.
    pub scale: [f32; 2],
    /// Clip position of the layer's origin.
    pub offset: [f32; 2],
    /// Size of the face in pixels.
    pub size_px: [f32; 2],
    /// Width of lines in pixels.
    pub line_width_px: f32,
    /// Physical pixels per point.
    pub pixels_per_point: f32,
    /// Colour of lines, gamma space.
    pub line_color: [f32; 4],
    /// Colour of hatches, gamma space.
    pub hatch_color: [f32; 4],
    /// How much of what lies under the regions they hide.
    pub fill_opacity: f32,
    /// Uniform blocks come in steps of 16 bytes.
    pub padding: [f32; 3],
}

/// Lines of one look.
#[derive(Debug, Clone)]
pub struct LinePass {
    /// Width in pixels.
    pub width_px: f32,
    /// Colour, gamma space, not premultiplied.
    pub color: [f32; 4],
    /// Segments to draw.
    pub segments: Vec<Range<u32>>,
}

/// Counts what a still picture must not do.
#[derive(Debug, Default)]
pub struct Counters {
    uploads: AtomicU64,
    recolours: AtomicU64,
}

impl Counters {
    /// How many buffers of geometry were uploaded.
    pub fn uploads(&self) -> u64 {
        self.uploads.load(Ordering::Relaxed)
    }

    /// How many times the colours were uploaded.
    pub fn recolours(&self) -> u64 {
        self.recolours.load(Ordering::Relaxed)
    }
}

/// One face in one frame, handed to the graphics processor.
pub struct FaceCallback {
    /// Which face: two maps side by side have two.
    pub face: u64,
    /// All details; those that are new are uploaded.
    pub geometry: Arc<FaceGeometry>,
    /// The detail to draw.
    pub detail: Arc<PackedDetail>,
    /// Colours of the regions.
    pub colors: Arc<RegionColors>,
    /// Position and hatches; passes change width and colour.
    pub uniform: FaceUniform,
    /// Triangle entries to draw.
    pub triangles: Vec<Range<u32>>,
    /// Lines, from below to above.
    pub passes: Vec<LinePass>,
    /// Where uploads are counted.
    pub counters: Arc<Counters>,
}

struct DetailBuffers {
    corners: wgpu::Buffer,
    triangles: wgpu::Buffer,
    segments: wgpu::Buffer,
}

struct FaceBuffers {
    uniforms: wgpu::Buffer,
    colors: wgpu::Texture,
    rows: u32,
    revision: u64,
    binding: wgpu::BindGroup,
    details: BTreeMap<u64, DetailBuffers>,
}

/// Pipelines and the buffers of all faces, kept by the renderer between frames.
pub struct MapResources {
    pipelines: Pipelines,
    faces: BTreeMap<u64, FaceBuffers>,
}

/// Makes the pipelines; afterwards faces can be drawn.
///
/// # Errors
/// The validation message when the device cannot run the shader.
pub fn install(state: &RenderState) -> Result<(), String> {
    let scope = state.device.push_error_scope(wgpu::ErrorFilter::Validation);
    let pipelines = Pipelines::new(&state.device, state.target_format);
    if let Some(error) = ready(scope.pop()).flatten() {
        return Err(error.to_string());
    }
    let resources = MapResources { pipelines, faces: BTreeMap::new() };
    state.renderer.write().callback_resources.insert(resources);
    Ok(())
}

/// The value of a future that is done at once, as error scopes are outside the browser.
fn ready<T>(future: impl Future<Output = T>) -> Option<T> {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut context) {
        std::task::Poll::Ready(value) => Some(value),
        std::task::Poll::Pending => None,
    }
}

impl CallbackTrait for FaceCallback {
    fn prepare(
        &self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        _: &ScreenDescriptor,
        _: &mut wgpu::CommandEncoder,
        resources: &mut CallbackResources,
    ) -> Vec<wgpu::CommandBuffer> {
        let Some(MapResources { pipelines, faces }) = resources.get_mut::<MapResources>() else {
            return Vec::new();
        };
        let rows = rows_for(self.colors.texels.len());
        let fits = faces.get(&self.face).is_some_and(|face| face.rows == rows);
        if !fits {
            faces.insert(self.face, FaceBuffers::new(device, pipelines, rows));
        }
        if let Some(face) = faces.get_mut(&self.face) {
            face.write_uniforms(queue, self);
            face.write_colors(queue, self);
            face.upload_details(device, queue, self);
        }
        Vec::new()
    }

    fn paint(
        &self,
        _: egui::PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        resources: &CallbackResources,
    ) {
        let Some(map) = resources.get::<MapResources>() else { return };
        let Some(face) = map.faces.get(&self.face) else { return };
        let Some(buffers) = face.details.get(&self.detail.id) else { return };
        pass.set_pipeline(&map.pipelines.fill);
        pass.set_bind_group(0, &face.binding, &[0]);
        pass.set_vertex_buffer(0, buffers.corners.slice(..));
        pass.set_index_buffer(buffers.triangles.slice(..), wgpu::IndexFormat::Uint32);
        for run in &self.triangles {
            pass.draw_indexed(run.clone(), 0, 0..1);
        }
        pass.set_pipeline(&map.pipelines.lines);
        pass.set_vertex_buffer(0, buffers.segments.slice(..));
        for (position, lines) in self.passes.iter().take(MAX_PASSES).enumerate() {
            let offset = (position as u64 + 1) * UNIFORM_STRIDE;
            pass.set_bind_group(0, &face.binding, &[offset as u32]);
            for run in lines.segments.iter().filter(|run| !run.is_empty()) {
                pass.draw(0..4, run.clone());
            }
        }
    }
}

impl FaceBuffers {
    fn new(device: &wgpu::Device, pipelines: &Pipelines, rows: u32) -> Self {
        let uniforms = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("face uniforms"),
            size: UNIFORM_STRIDE * (MAX_PASSES as u64 + 1),
            usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        let colors = device.create_texture(&wgpu::TextureDescriptor {
            label: Some("region colours"),
            size: wgpu::Extent3d { width: COLORS_PER_ROW, height: rows, depth_or_array_layers: 1 },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: wgpu::TextureFormat::Rgba8Unorm,
            usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
            view_formats: &[],
        });
        let view = colors.create_view(&wgpu::TextureViewDescriptor::default());
        let binding = pipelines.bind(device, &uniforms, &view);
        Self { uniforms, colors, rows, revision: u64::MAX, binding, details: BTreeMap::new() }
    }

    fn write_uniforms(&self, queue: &wgpu::Queue, face: &FaceCallback) {
        let stride = UNIFORM_STRIDE as usize;
        let mut bytes = vec![0_u8; stride * (face.passes.len().min(MAX_PASSES) + 1)];
        let passes = face.passes.iter().take(MAX_PASSES).map(|pass| FaceUniform {
            line_width_px: pass.width_px,
            line_color: pass.color,
            ..face.uniform
        });
        for (slot, uniform) in bytes.chunks_exact_mut(stride).zip(std::iter::once(face.uniform).chain(passes))
        {
            if let Some(start) = slot.get_mut(..size_of::<FaceUniform>()) {
                start.copy_from_slice(bytemuck::bytes_of(&uniform));
            }
        }
        queue.write_buffer(&self.uniforms, 0, &bytes);
    }

    fn write_colors(&mut self, queue: &wgpu::Queue, face: &FaceCallback) {
        if self.revision == face.colors.revision {
            return;
        }
        self.revision = face.colors.revision;
        face.counters.recolours.fetch_add(1, Ordering::Relaxed);
        let mut texels = face.colors.texels.clone();
        texels.resize((self.rows * COLORS_PER_ROW) as usize, [0; 4]);
        queue.write_texture(
            self.colors.as_image_copy(),
            bytemuck::cast_slice(&texels),
            wgpu::TexelCopyBufferLayout {
                offset: 0,
                bytes_per_row: Some(COLORS_PER_ROW * 4),
                rows_per_image: Some(self.rows),
            },
            wgpu::Extent3d { width: COLORS_PER_ROW, height: self.rows, depth_or_array_layers: 1 },
        );
    }

    fn upload_details(&mut self, device: &wgpu::Device, queue: &wgpu::Queue, face: &FaceCallback) {
        let wanted = |id: &u64| face.geometry.details.iter().any(|detail| detail.id == *id);
        self.details.retain(|id, _| wanted(id));
        for detail in &face.geometry.details {
            self.details.entry(detail.id).or_insert_with(|| {
                face.counters.uploads.fetch_add(1, Ordering::Relaxed);
                DetailBuffers::upload(device, queue, detail)
            });
        }
    }
}

impl DetailBuffers {
    fn upload(device: &wgpu::Device, queue: &wgpu::Queue, detail: &PackedDetail) -> Self {
        let buffer = |label, bytes: &[u8], usage| {
            let buffer = device.create_buffer(&wgpu::BufferDescriptor {
                label: Some(label),
                size: (bytes.len() as u64).max(16),
                usage: usage | wgpu::BufferUsages::COPY_DST,
                mapped_at_creation: false,
            });
            queue.write_buffer(&buffer, 0, bytes);
            buffer
        };
        Self {
            corners: buffer(
                "corners",
                bytemuck::cast_slice(&detail.take_corners()),
                wgpu::BufferUsages::VERTEX,
            ),
            triangles: buffer(
                "triangles",
                bytemuck::cast_slice(detail.triangles()),
                wgpu::BufferUsages::INDEX,
            ),
            segments: buffer("segments", bytemuck::cast_slice(&detail.segments), wgpu::BufferUsages::VERTEX),
        }
    }
}

fn rows_for(regions: usize) -> u32 {
    (regions as u32).div_ceil(COLORS_PER_ROW).max(1)
}

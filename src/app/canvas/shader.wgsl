// Fills and borders of one map face. Colours are looked up, never computed.

struct Face {
    // clip = position * scale + offset
    scale: vec2<f32>,
    offset: vec2<f32>,
    // Size of the face in pixels.
    size_px: vec2<f32>,
    // Width of the lines of this pass in pixels.
    line_width_px: f32,
    // Physical pixels per point.
    pixels_per_point: f32,
    line_color: vec4<f32>,
    hatch_color: vec4<f32>,
    // How much of a base map the regions hide; x alone is used.
    fill_opacity: vec4<f32>,
};

@group(0) @binding(0) var<uniform> face: Face;
// One texel per region, 256 wide: rgb = colour, a = pattern (0 plain, 1 secret, 2 no data, 3 not rated, 4 clear, 5 unreachable, from 16 on a
// close call: 8 steps per doubling of the radius inscribed in the region, in map units).
@group(0) @binding(1) var region_colors: texture_2d<f32>;

struct FillOut {
    @builtin(position) clip: vec4<f32>,
    @location(0) @interpolate(flat) color: vec3<f32>,
    @location(1) @interpolate(flat) pattern: u32,
};

@vertex
fn fill_vertex(@location(0) position: vec2<f32>, @location(1) region: u32) -> FillOut {
    let texel = textureLoad(region_colors, vec2<i32>(i32(region & 255u), i32(region >> 8u)), 0);
    var out: FillOut;
    out.clip = vec4<f32>(position * face.scale + face.offset, 0.0, 1.0);
    out.color = texel.rgb;
    out.pattern = u32(texel.a * 255.0 + 0.5);
    return out;
}

// Share of the pixel that a hatch line covers; `along` runs across the lines.
fn hatch(along: f32, period: f32, width: f32) -> f32 {
    let into = along - floor(along / period) * period;
    let distance = min(into, period - into);
    return clamp(width * 0.5 - distance + 0.5, 0.0, 1.0);
}

@fragment
fn fill_fragment(in: FillOut) -> @location(0) vec4<f32> {
    let p = in.clip.xy;
    let ppp = face.pixels_per_point;
    var cover = 0.0;
    if (in.pattern == 1u) {
        cover = hatch((p.x + p.y) * 0.70710678, 5.0 * ppp, 1.3 * ppp);
    } else if (in.pattern == 2u) {
        cover = hatch((p.x - p.y) * 0.70710678, 7.0 * ppp, 0.9 * ppp);
    } else if (in.pattern == 3u) {
        let cell = 8.0 * ppp;
        let q = p - floor(p / cell) * cell - vec2<f32>(cell * 0.5);
        cover = clamp(1.1 * ppp - length(q) + 0.5, 0.0, 1.0);
    }
    var ink = face.hatch_color;
    if (in.pattern == 5u) {
        cover = hatch(p.y, 6.0 * ppp, 1.3 * ppp);
        ink = vec4<f32>(0.541, 0.459, 0.588, 1.0);
    }
    // Map units to points: scale turns them into half the face.
    let radius_points = exp2((f32(in.pattern) - 16.0) / 8.0) * face.scale.x * 0.5 * face.size_px.x / ppp;
    if (in.pattern >= 16u && radius_points >= 5.0) {
        // Upright lines stand off from light and dark classes alike.
        cover = hatch(p.x, 9.0 * ppp, 1.2 * ppp);
        let is_light = dot(in.color, vec3<f32>(0.299, 0.587, 0.114)) > 0.5;
        ink = vec4<f32>(select(vec3<f32>(1.0), vec3<f32>(0.12, 0.16, 0.165), is_light), 0.62);
    }
    let opacity = select(face.fill_opacity.x, 0.0, in.pattern == 4u);
    return vec4<f32>(mix(in.color, ink.rgb, cover * ink.a) * opacity, opacity);
}

struct LineOut {
    @builtin(position) clip: vec4<f32>,
    @location(0) at_px: vec2<f32>,
    @location(1) @interpolate(flat) from_px: vec2<f32>,
    @location(2) @interpolate(flat) to_px: vec2<f32>,
};

fn pixel_of(position: vec2<f32>) -> vec2<f32> {
    let clip = position * face.scale + face.offset;
    return (clip * 0.5 + vec2<f32>(0.5)) * face.size_px;
}

// A segment as a capsule: neighbouring segments of an arc join round.
@vertex
fn line_vertex(@builtin(vertex_index) corner: u32, @location(0) segment: vec4<f32>) -> LineOut {
    let a = pixel_of(segment.xy);
    let b = pixel_of(segment.zw);
    let reach = face.line_width_px * 0.5 + 1.0;
    var direction = b - a;
    let length_px = length(direction);
    direction = select(vec2<f32>(1.0, 0.0), direction / max(length_px, 1e-6), length_px > 1e-6);
    let normal = vec2<f32>(-direction.y, direction.x);
    let at_end = (corner & 1u) == 1u;
    let side = select(-1.0, 1.0, corner >= 2u);
    let base = select(a - direction * reach, b + direction * reach, at_end);
    let at = base + normal * side * reach;
    var out: LineOut;
    out.clip = vec4<f32>(at / face.size_px * 2.0 - vec2<f32>(1.0), 0.0, 1.0);
    out.at_px = at;
    out.from_px = a;
    out.to_px = b;
    return out;
}

@fragment
fn line_fragment(in: LineOut) -> @location(0) vec4<f32> {
    let along = in.to_px - in.from_px;
    let t = clamp(dot(in.at_px - in.from_px, along) / max(dot(along, along), 1e-9), 0.0, 1.0);
    let distance = length(in.at_px - in.from_px - along * t);
    let width = max(face.line_width_px, 1.0);
    let thin = min(face.line_width_px, 1.0);
    let cover = clamp(width * 0.5 - distance + 0.5, 0.0, 1.0) * thin * face.line_color.a;
    return vec4<f32>(face.line_color.rgb * cover, cover);
}

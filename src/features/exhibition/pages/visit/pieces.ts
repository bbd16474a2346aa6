/**
 * The panorama of the viewer: a small picture of the whole at once, and over it the pieces that are looked at, nearest
 * first. Every piece is one mesh; a viewer that draws two thousand facets one by one is slow on a weak machine.
 */
import {
  AbstractAdapter,
  CONSTANTS,
  EquirectangularAdapter,
  events,
  type PanoData,
  type PanoramaPosition,
  type Position,
  type TextureData,
  type Viewer,
} from '@photo-sphere-viewer/core'
import { Group, LinearFilter, Mesh, MeshBasicMaterial, SphereGeometry, Texture } from 'three'
import { type Cut, inSight, type Piece } from './piece-places.ts'

export type PiecePanorama = Cut & { preview: string; addressOf: (column: number, row: number) => string }
type Whole = ReturnType<EquirectangularAdapter['createMesh']>
type Sight = {
  group: Group
  panorama: PiecePanorama
  opacity: number
  layer: number
  asked: Set<string>
  waiting: Piece[]
  coming: number
  stop: AbortController
}

/** So many pieces come at once: the first shall not wait for the last. */
const together = 3
const facets = 64

export class PiecesAdapter extends AbstractAdapter<PiecePanorama, PanoData, Texture, Group> {
  static override readonly id = 'pieces'
  static override readonly supportsDownload = false
  private readonly whole: EquirectangularAdapter
  /** What one looks at, and what it changes to. */
  private readonly sights = new Map<Group, Sight>()
  private latest: Sight | null = null
  private layer = 0

  constructor(viewer: Viewer) {
    super(viewer)
    this.whole = new EquirectangularAdapter(viewer, { useXmpData: false })
  }
  override init(): void {
    this.viewer.addEventListener(events.PositionUpdatedEvent.type, this)
    this.viewer.addEventListener(events.ZoomUpdatedEvent.type, this)
    this.viewer.addEventListener(events.SizeUpdatedEvent.type, this)
  }
  override destroy(): void {
    this.viewer.removeEventListener(events.PositionUpdatedEvent.type, this)
    this.viewer.removeEventListener(events.ZoomUpdatedEvent.type, this)
    this.viewer.removeEventListener(events.SizeUpdatedEvent.type, this)
    for (const sight of this.sights.values()) {
      sight.waiting = []
      sight.stop.abort()
    }
    this.sights.clear()
    this.latest = null
    this.whole.destroy()
  }
  handleEvent(): void {
    this.look()
  }
  override supportsTransition(): boolean {
    return true
  }
  override supportsPreload(): boolean {
    return true
  }
  override textureCoordsToSphericalCoords(point: PanoramaPosition, data: PanoData): Position {
    return this.whole.textureCoordsToSphericalCoords(point, data)
  }
  override sphericalCoordsToTextureCoords(position: Position, data: PanoData): PanoramaPosition {
    return this.whole.sphericalCoordsToTextureCoords(position, data)
  }

  override async loadTexture(
    panorama: PiecePanorama,
  ): Promise<TextureData<Texture, PiecePanorama, PanoData>> {
    const { texture, panoData, cacheKey } = await this.whole.loadTexture(
      panorama.preview,
      false,
      undefined,
      false,
    )
    return { panorama, texture, panoData, cacheKey }
  }
  override createMesh(panoData: PanoData): Group {
    return new Group().add(this.whole.createMesh(panoData))
  }
  override setTexture(group: Group, data: TextureData<Texture, PiecePanorama, PanoData>): void {
    const [whole] = group.children as [Whole]
    this.whole.setTexture(whole, { ...data, panorama: data.panorama.preview })
    this.layer += 2
    whole.renderOrder = this.layer
    this.latest = {
      group,
      panorama: data.panorama,
      opacity: 1,
      layer: this.layer + 1,
      asked: new Set(),
      waiting: [],
      coming: 0,
      stop: new AbortController(),
    }
    this.sights.set(group, this.latest)
    // The whole is drawn before any piece is asked for.
    requestAnimationFrame(() => this.look())
  }
  override setTextureOpacity(group: Group, opacity: number): void {
    const sight = this.sights.get(group)
    if (sight) sight.opacity = opacity
    for (const mesh of group.children as Whole[]) this.whole.setTextureOpacity(mesh, opacity)
  }
  override disposeTexture({ texture }: TextureData<Texture, PiecePanorama, PanoData>): void {
    texture.dispose()
  }
  override disposeMesh(group: Group): void {
    const sight = this.sights.get(group)
    if (sight) sight.waiting = []
    sight?.stop.abort()
    this.sights.delete(group)
    if (this.latest?.group === group) this.latest = [...this.sights.values()].at(-1) ?? null
    const [whole, ...pieces] = group.children as Whole[]
    if (whole) this.whole.disposeMesh(whole)
    for (const { geometry, material } of pieces as Mesh<SphereGeometry, MeshBasicMaterial>[]) {
      geometry.dispose()
      material.map?.dispose()
      material.dispose()
    }
  }

  /** Asks for the pieces in sight that were not asked for yet. */
  private look(): void {
    const sight = this.latest
    if (!sight) return
    const { hFov, vFov } = this.viewer.state
    const wide = (Math.hypot(hFov, vFov) / 2) * (Math.PI / 180)
    const near = inSight(this.viewer.getPosition(), wide, sight.panorama)
    sight.waiting = near.filter((piece) => !sight.asked.has(keyOf(piece)))
    this.next(sight)
  }
  private next(sight: Sight): void {
    while (sight.coming < together) {
      const piece = sight.waiting.shift()
      if (!piece) return
      sight.asked.add(keyOf(piece))
      sight.coming += 1
      void this.bring(sight, piece)
        // What did not come is asked for again when one looks there again; until then the small picture stands.
        .catch(() => sight.asked.delete(keyOf(piece)))
        .finally(() => {
          sight.coming -= 1
          this.next(sight)
        })
    }
  }
  /** Fetches a piece and has it decoded beside the page's own work. */
  private async bring(sight: Sight, piece: Piece): Promise<void> {
    const { panorama, stop, group, layer } = sight
    const answer = await fetch(panorama.addressOf(piece.column, piece.row), { signal: stop.signal })
    if (!answer.ok) throw new Error(`piece ${keyOf(piece)}: ${answer.status}`)
    const picture = await createImageBitmap(await answer.blob())
    if (stop.signal.aborted) return picture.close()
    const mesh = new Mesh(geometryOf(piece, panorama), materialOf(picture))
    mesh.renderOrder = layer
    this.whole.setTextureOpacity(mesh as Whole, sight.opacity)
    group.add(mesh)
    this.viewer.needsUpdate()
  }
}

const keyOf = ({ column, row }: Piece) => `${column}-${row}`

/** A part of the sphere around whoever looks; the bitmap begins at the top, unlike a picture of the page. */
function geometryOf({ column, row }: Piece, { columns, rows }: Cut): SphereGeometry {
  const [wide, high] = [(2 * Math.PI) / columns, Math.PI / rows]
  const geometry = new SphereGeometry(
    CONSTANTS.SPHERE_RADIUS,
    facets / columns,
    facets / 2 / rows,
    -Math.PI / 2 + column * wide,
    wide,
    row * high,
    high,
  ).scale(-1, 1, 1)
  const uv = geometry.getAttribute('uv')
  for (let i = 0; i < uv.count; i++) uv.setY(i, 1 - uv.getY(i))
  return geometry
}

function materialOf(picture: ImageBitmap): MeshBasicMaterial {
  const map = new Texture(picture)
  map.flipY = false
  map.generateMipmaps = false
  map.minFilter = LinearFilter
  map.needsUpdate = true
  return new MeshBasicMaterial({ map, depthTest: false, depthWrite: false })
}

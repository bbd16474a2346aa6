/** Where an exhibition stands: the last that happened to one of its versions; a draft before there is any. */
export const exhibitionStates = ['draft', 'submitted', 'published', 'withdrawn'] as const
export type ExhibitionState = (typeof exhibitionStates)[number]
export const stateNames: Record<ExhibitionState, string> = {
  draft: '编辑中',
  submitted: '待审核',
  published: '已发布',
  withdrawn: '已撤下',
}

/** What visitors need to know about a picture to show it. */
export type PictureRef = { id: number; width: number; height: number }

export type Angle = { yaw: number; pitch: number }
export const hotspotKinds = ['exhibit', 'viewpoint', 'hall', 'text'] as const
export type HotspotKind = (typeof hotspotKinds)[number]
export const hotspotKindNames: Record<HotspotKind, string> = {
  exhibit: '展品',
  viewpoint: '观察点',
  hall: '另一展厅',
  text: '说明文字',
}

export type Spot = Angle & {
  id: number
  kind: HotspotKind
  exhibitId: number | null
  viewpointId: number | null
  hallId: number | null
  label: string
  text: string | null
}
type Viewpoint = {
  id: number
  key: string
  title: string
  heading: number
  position: number[] | null
  panorama: PictureRef
  hotspots: Spot[]
}
type Exhibit = {
  id: number
  kind: 'board' | 'case' | 'relic'
  size: 'small' | 'medium' | 'large'
  form: string | null
  year: string | null
  title: string
  place: string | null
  text: string
  narration: string | null
  source: string | null
  alt: string | null
  picture: PictureRef | null
  still: PictureRef | null
}
type Hall = {
  id: number
  title: string
  theme: string | null
  words: string
  caption: string
  narration: string | null
  light: PictureRef | null
  exhibits: Exhibit[]
  viewpoints: Viewpoint[]
}

/** A whole exhibition: as it stands at the desk, and as a version keeps it. */
export type Content = {
  title: string
  subtitle: string | null
  introduction: string
  cover: PictureRef | null
  halls: Hall[]
}

/** The pictures that stand in it. */
export const picturesIn = ({ cover, halls }: Content): number[] => {
  const found = halls.flatMap(({ light, exhibits, viewpoints }) => [
    light,
    ...exhibits.flatMap(({ picture, still }) => [picture, still]),
    ...viewpoints.map(({ panorama }) => panorama),
  ])
  return [...new Set([cover, ...found].flatMap((one) => (one ? [one.id] : [])))]
}

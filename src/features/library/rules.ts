import type { Day } from '#basics/days.ts'
import { type Sensitivity, type Sight, whyNotSee, type Zone } from '#basics/sensitivity.ts'

export const kinds = ['article', 'document', 'video', 'audio', 'picture', 'link'] as const
export type MaterialKind = (typeof kinds)[number]
export const kindNames: Record<MaterialKind, string> = {
  article: '文章',
  document: '文档',
  video: '视频',
  audio: '音频',
  picture: '图片',
  link: '链接',
}

export const states = ['draft', 'submitted', 'published', 'withdrawn'] as const
export type MaterialState = (typeof states)[number]

/** Who reads. `member`: a Party member or an office holder; `paths`: of the offices held; `ownPath`: of the own branch. */
export type LibraryReader = Sight & { ownPath: string | null }

/** Whether something meant for an organization is meant for the reader: it lies above or below one of his. */
const isMeantFor = ({ paths, ownPath }: LibraryReader, audience: string | null) =>
  audience === null ||
  Boolean(ownPath?.startsWith(audience)) ||
  paths.some((path) => path.startsWith(audience) || audience.startsWith(path))

/** Why somebody may not read a material here; SQL says the same of many in `queries.ts`, a test holds both together. */
export function whyNotRead(
  reader: LibraryReader,
  material: { state: MaterialState; sensitivity: Sensitivity; audiencePath: string | null },
  zone: Zone,
): string | null {
  if (material.state !== 'published') return 'material-not-published'
  const unseen = whyNotSee(material.sensitivity, reader, zone)
  if (unseen) return unseen === 'zone' ? 'material-zone' : 'material-sensitivity'
  return isMeantFor(reader, material.audiencePath) ? null : 'material-audience'
}

/** 现行 / 尚未施行 / 废止; null where a material has no such days. */
export type Validity = 'current' | 'coming' | 'repealed'
export const validityNames: Record<Validity, string> = {
  current: '现行有效',
  coming: '尚未施行',
  repealed: '已废止',
}

export function validityOf(
  { effectiveOn, repealedOn }: { effectiveOn: Day | null; repealedOn: Day | null },
  today: Day,
): Validity | null {
  if (repealedOn && repealedOn <= today) return 'repealed'
  if (!effectiveOn) return null
  return effectiveOn <= today ? 'current' : 'coming'
}

/** How far something may be told; each next one is for fewer people. */
export const sensitivities = ['public', 'internal', 'sensitive'] as const
export type Sensitivity = (typeof sensitivities)[number]
export const sensitivityNames: Record<Sensitivity, string> = {
  public: '公开',
  internal: '内部',
  sensitive: '敏感',
}

/** The network in which the platform stands: 内网 or 外网. */
export type Zone = 'intranet' | 'extranet'

/** Who asks, as far as labels go. `member`: a Party member or an office holder; `paths`: of the offices in use. */
export type Sight = { member: boolean; paths: readonly string[] }

/** What somebody sees by the roles he acts in; 三员 have no business with any of it. */
export const sightBy = (acting: readonly { role: string; path: string | null }[]) => ({
  member: acting.some(({ role, path }) => role === 'member' || path !== null),
  paths: acting.flatMap(({ path }) => (path === null ? [] : [path])),
})

/**
 * Why something with a label is not given to somebody in a network; null when it is. On the extranet only what is public
 * is given out (`zone`); on the intranet 内部 to members and office holders, 敏感 to office holders alone (`label`).
 * Records, files and fields all ask here.
 */
export function whyNotSee(label: Sensitivity, { member, paths }: Sight, zone: Zone): 'zone' | 'label' | null {
  if (label === 'public') return null
  if (zone === 'extranet') return 'zone'
  const may = label === 'internal' ? member || paths.length > 0 : paths.length > 0
  return may ? null : 'label'
}

/** All labels of what may be given to somebody in a network. */
export const sensitivitiesFor = (sight: Sight, zone: Zone): Sensitivity[] =>
  sensitivities.filter((label) => whyNotSee(label, sight, zone) === null)

const anybody: Sight = { member: false, paths: [] }
/** Any member of a branch, without an office. */
export const anyMember: Sight = { member: true, paths: [] }

/** The labels of what anybody may have anywhere: nothing else stands on the extranet or stays in a reader's device. */
export const forAnybody = sensitivitiesFor(anybody, 'extranet')
export const isForAnybody = (label: Sensitivity) => forAnybody.includes(label)

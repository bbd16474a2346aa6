import type { Content, ExhibitionState } from '../rules.ts'

/** What keeps an exhibition from being submitted. Rules of the house: nobody is to stand before a closed door. */
export const faultCodes = [
  'no-hall',
  'hall-without-viewpoint',
  'hall-unreachable',
  'exhibit-without-alt',
  'link-broken',
  'exhibit-not-shown',
] as const
export type FaultCode = (typeof faultCodes)[number]
export type Fault = {
  code: FaultCode
  hallId: number | null
  exhibitId: number | null
  viewpointId: number | null
  words: string
}

const faultOf = (code: FaultCode, words: string, where: Partial<Fault> = {}): Fault => ({
  hallId: null,
  exhibitId: null,
  viewpointId: null,
  ...where,
  code,
  words,
})

type Hall = Content['halls'][number]

function brokenLinks({ id, title, viewpoints }: Hall): Fault[] {
  return viewpoints.flatMap((viewpoint) =>
    viewpoint.hotspots
      .filter(
        (spot) =>
          spot.kind !== 'text' &&
          spot.exhibitId === null &&
          spot.viewpointId === null &&
          spot.hallId === null,
      )
      .map((spot) =>
        faultOf(
          'link-broken',
          `${title}：${viewpoint.title}的热点“${spot.label}”没有目标，请重新选择或删除。`,
          {
            hallId: id,
            viewpointId: viewpoint.id,
          },
        ),
      ),
  )
}

function exhibitFaults({ id, title, exhibits, viewpoints }: Hall): Fault[] {
  const led = new Set(viewpoints.flatMap(({ hotspots }) => hotspots.map(({ exhibitId }) => exhibitId)))
  return exhibits.flatMap((one) => {
    const where = { hallId: id, exhibitId: one.id }
    const lacking =
      one.picture !== null && one.alt === null
        ? [
            faultOf(
              'exhibit-without-alt',
              `${title}：展品“${one.title}”有图片，没有替代文字，请补写。`,
              where,
            ),
          ]
        : []
    return viewpoints.length === 0 || led.has(one.id)
      ? lacking
      : [
          ...lacking,
          faultOf('exhibit-not-shown', `${title}：展品“${one.title}”没有热点，请放置热点或重新建厅。`, where),
        ]
  })
}

/** The halls one gets to on foot from the first: by a hotspot to the hall, or to a viewpoint in it. */
export function reachableHalls({ halls }: Pick<Content, 'halls'>): Set<number> {
  const hallOf = new Map(halls.flatMap(({ id, viewpoints }) => viewpoints.map((one) => [one.id, id])))
  const reached = new Set(halls.slice(0, 1).map(({ id }) => id))
  for (const id of reached) {
    const hall = halls.find((one) => one.id === id)
    for (const { hallId, viewpointId } of hall?.viewpoints.flatMap(({ hotspots }) => hotspots) ?? []) {
      const next = hallId ?? (viewpointId === null ? undefined : hallOf.get(viewpointId))
      if (next !== undefined) reached.add(next)
    }
  }
  return reached
}

/** Everything that is to be put right, in the order of the walk; none: it may be submitted. */
export function faultsOf(content: Content): Fault[] {
  if (content.halls.length === 0) return [faultOf('no-hall', '还没有展厅，请先添加展厅。')]
  const reached = reachableHalls(content)
  return content.halls.flatMap((hall) => {
    const { id, title, viewpoints } = hall
    const own =
      viewpoints.length === 0
        ? [faultOf('hall-without-viewpoint', `${title}：还没有全景，请建厅或上传全景图。`, { hallId: id })]
        : []
    const away = reached.has(id)
      ? []
      : [
          faultOf('hall-unreachable', `${title}：从第一个展厅走不到这里，请放置通往它的热点。`, {
            hallId: id,
          }),
        ]
    return [...own, ...away, ...brokenLinks(hall), ...exhibitFaults(hall)]
  })
}

export const moves = ['edit', 'submit', 'recall', 'approve', 'return', 'withdraw', 'remove'] as const
export type Move = (typeof moves)[number]

type Standing = { state: ExhibitionState; open: boolean; everSubmitted: boolean }

/** Why a move cannot be made as it stands. */
export function whyNotMove(move: Move, { state, open, everSubmitted }: Standing): string | null {
  if (move === 'remove') return everSubmitted ? 'exhibition-was-submitted' : null
  if (move === 'withdraw') return open ? null : 'exhibition-not-published'
  if (move === 'edit' || move === 'submit') return state === 'submitted' ? 'exhibition-submitted' : null
  return state === 'submitted' ? null : 'exhibition-not-submitted'
}

/**
 * Why somebody may not decide: nobody approves what he submitted himself, and what is meant for others than one's own
 * organizations is decided by the institute's department.
 */
export function whyNotDecide(
  submission: { account: number | null; audiencePath: string | null },
  decider: { account: number | null; paths: string[]; whole: boolean },
): string | null {
  if (submission.account !== null && submission.account === decider.account)
    return 'exhibition-own-submission'
  const { audiencePath } = submission
  const own =
    decider.whole || (audiencePath !== null && decider.paths.some((path) => audiencePath.startsWith(path)))
  return own ? null : 'exhibition-approve-above'
}

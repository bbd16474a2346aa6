import { stageNames } from '#features/admissions/steps/rules.ts'
import { statusNames } from '#features/approvals/rules.ts'
import { projectKindNames } from '#features/co-building/rules.ts'
import { kindFacts } from '#features/commendations/rules.ts'
import { documentKindNames } from '#features/documents/rules.ts'
import { establishmentKindNames } from '#features/elections/establishments/rules.ts'
import { electionKindNames } from '#features/elections/rules.ts'
import { workItemKindNames } from '#features/ledger/items/rules.ts'
import { kindNames as materialKindNames } from '#features/library/rules.ts'
import { meetingKindNames } from '#features/meetings/rules.ts'
import { transferKindNames } from '#features/transfers/rules.ts'
import type { Source } from '../rules.ts'

const commendationNames = Object.fromEntries(
  Object.entries(kindFacts).map(([kind, { title }]) => [kind, title]),
)

const names: Record<Source, Record<string, string>> = {
  material: materialKindNames,
  meeting: meetingKindNames,
  document: documentKindNames,
  workItem: workItemKindNames,
  request: { draft: '起草中', running: '办理中', agreed: '同意', refused: '不同意', withdrawn: '已撤回' },
  matter: statusNames,
  election: electionKindNames,
  establishment: establishmentKindNames,
  transfer: transferKindNames,
  admission: stageNames,
  commendation: commendationNames,
  project: projectKindNames,
  village: {},
  archiveItem: {},
  message: {},
}

/** What kind of its source a hit is, in words. */
export const kindName = (source: Source, kind: string | null): string | null =>
  kind ? (names[source][kind] ?? null) : null

/** Every kind there is of a source. */
export const kindsOf = (source: Source) => Object.entries(names[source]).map(([key, name]) => ({ key, name }))

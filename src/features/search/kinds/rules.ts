import { documentKindNames } from '#features/documents/rules.ts'
import { workItemKindNames } from '#features/ledger/items/rules.ts'
import { kindNames as materialKindNames } from '#features/library/rules.ts'
import { meetingKindNames } from '#features/meetings/rules.ts'
import type { Source } from '../rules.ts'

const names: Record<Source, Record<string, string>> = {
  material: materialKindNames,
  meeting: meetingKindNames,
  document: documentKindNames,
  workItem: workItemKindNames,
  request: { draft: '起草中', running: '办理中', agreed: '同意', refused: '不同意', withdrawn: '已撤回' },
  archiveItem: {},
  message: {},
}

/** What kind of its source a hit is, in words. */
export const kindName = (source: Source, kind: string | null): string | null =>
  kind ? (names[source][kind] ?? null) : null

import { type DocumentKind, documentKindNames } from '#features/documents/rules.ts'
import { type WorkItemKind, workItemKindNames } from '#features/ledger/items/rules.ts'
import { type MeetingKind, meetingKindNames } from '#features/meetings/rules.ts'
import { catalogue } from '#features/messages/templates/catalogue/rules.ts'
import { formOf } from '../catalogue/rules.ts'
import type { Source } from '../rules.ts'

const messageNames = new Map<string, string>(catalogue.map(({ key, name }) => [key, name]))

/** What a line of the ledger is called. */
export function titleOf(source: Source, key: string): string {
  switch (source) {
    case 'forms':
      return formOf(key)?.title ?? key
    case 'messages':
      return messageNames.get(key) ?? key
    case 'papers':
      return key === 'enclosure' ? '随文附件' : documentKindNames[key as DocumentKind]
    case 'meetings':
      return meetingKindNames[key as MeetingKind]
    case 'tasks':
      return workItemKindNames[key as WorkItemKind]
  }
}

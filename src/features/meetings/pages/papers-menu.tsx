import { fileAddress } from '#web/call.ts'
import { Icon } from '#web/kit/icon.tsx'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { paperNames, papers, whyNotPrint } from '../papers/rules.ts'
import type { Meeting } from './meeting.tsx'

/** What can be printed of the meeting as it stands, as PDF and as Word. */
export function PapersMenu({ meeting }: { meeting: Meeting }) {
  const { id } = meeting
  const items = papers
    .filter((paper) => whyNotPrint(paper, meeting) === null)
    .flatMap((paper) =>
      (['pdf', 'docx'] as const).map((ending) => ({
        key: `${paper}-${ending}`,
        label: `${paperNames[paper]}（${ending === 'pdf' ? 'PDF' : 'Word'}）`,
        onPick: () => window.location.assign(fileAddress(`/meetings/${id}/papers.${ending}`, { paper })),
      })),
    )
  if (items.length === 0) return null
  return (
    <MenuButton items={items}>
      <Icon name="print" />
      打印
    </MenuButton>
  )
}

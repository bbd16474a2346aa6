import { useState } from 'react'
import { Icon } from '#web/kit/icon.tsx'
import { MenuButton, type MenuItem } from '#web/kit/menu-button.tsx'
import { useMay } from '#web/session.ts'
import { isBranch } from '../rules.ts'
import { type ActName, actDialogs, type Organization } from './act-dialogs.tsx'
import { EstablishDialog } from './establish-dialog.tsx'

/** What may be done with an organization: each act in a dialog with its day and its reason. */
export function OrganizationActs({ organization }: { organization: Organization }) {
  const may = useMay()('organizations.change')
  const [open, setOpen] = useState<ActName | 'establish' | null>(null)
  if (!may || organization.closedOn) return null
  const isRoot = organization.parentId === null
  const termRuns = organization.term !== null && organization.term.endedOn === null
  const item = (key: ActName, label: string, more: Partial<MenuItem> = {}): MenuItem => ({
    key,
    label,
    onPick: () => setOpen(key),
    ...more,
  })
  const items = [
    item('rename', '更名', { icon: 'pen' }),
    !isRoot && item('move', '调整隶属关系', { icon: 'switch' }),
    item('changeKind', '改变类别', { icon: 'tree' }),
    organization.kind !== 'temporaryBranch' &&
      item('setTerm', '登记新一届', { icon: 'calendar', apart: true }),
    termRuns && item('extendTerm', '登记延期换届', { icon: 'clock' }),
    !isRoot && item('close', '撤销党组织', { icon: 'close', danger: true, apart: true }),
  ].filter((one) => one !== false)
  const Dialog = open && open !== 'establish' ? actDialogs[open] : null
  const close = () => setOpen(null)
  return (
    <>
      {!isBranch(organization.kind) && (
        <button type="button" className="button" onClick={() => setOpen('establish')}>
          <Icon name="plus" />
          设立下级
        </button>
      )}
      <MenuButton items={items}>
        办理变更
        <Icon name="down" size={16} />
      </MenuButton>
      {Dialog && <Dialog organization={organization} onClose={close} />}
      {open === 'establish' && <EstablishDialog parentId={organization.id} onClose={close} />}
    </>
  )
}

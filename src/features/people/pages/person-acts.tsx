import { useState } from 'react'
import { Icon } from '#web/kit/icon.tsx'
import { MenuButton, type MenuItem } from '#web/kit/menu-button.tsx'
import { useMay } from '#web/session.ts'
import { CorrectionDialog } from './correction-dialog.tsx'
import { GroupDialog } from './group-dialog.tsx'
import { type MembershipAct, MembershipDialog } from './membership-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import type { PersonRecord } from './person-facts.tsx'

type Open = 'correct' | 'move' | 'group' | MembershipAct

/** What can be done with this person now; what the rules would refuse anyhow is not offered. */
export function PersonActs({ person }: { person: PersonRecord }) {
  const may = useMay()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const items = menuOf(person, may).map(({ act, ...item }) => ({
    ...item,
    key: act,
    onPick: () => setOpen(act),
  }))
  return (
    <>
      {items.length > 0 && (
        <MenuButton items={items}>
          办理
          <Icon name="down" size={16} />
        </MenuButton>
      )}
      {may('people.correct') && (
        <button type="button" className="button primary" onClick={() => setOpen('correct')}>
          <Icon name="pen" />
          更正信息
        </button>
      )}
      {open === 'correct' && <CorrectionDialog person={person} onClose={close} />}
      {open === 'move' && <MoveDialog people={[person]} onClose={close} />}
      {open === 'group' && <GroupDialog people={[person]} onClose={close} />}
      {open && open !== 'correct' && open !== 'move' && open !== 'group' && (
        <MembershipDialog person={person} act={open} onClose={close} />
      )}
    </>
  )
}

type Holds = (person: PersonRecord) => boolean
type Item = Omit<MenuItem, 'key' | 'onPick' | 'label'> & { label: string; permission: string; holds: Holds }

const active: Holds = ({ membership }) => membership === 'active'
const suspended: Holds = ({ membership }) => membership === 'suspended'
const correct = 'people.correct'
const membership = 'people.membership'

const menu: Record<Exclude<Open, 'correct'>, Item> = {
  group: {
    label: '编入党小组',
    icon: 'people',
    permission: correct,
    holds: (one) => active(one) || suspended(one),
  },
  move: { label: '调整党支部', icon: 'switch', permission: 'people.move', holds: active },
  mobileOut: {
    label: '登记流动',
    icon: 'exit',
    permission: correct,
    holds: (one) => active(one) && !one.mobileSince,
    apart: true,
  },
  mobileBack: {
    label: '结束流动',
    icon: 'home',
    permission: correct,
    holds: (one) => one.mobileSince !== null,
    apart: true,
  },
  lost: {
    label: '登记失去联系',
    icon: 'phone',
    permission: correct,
    holds: (one) => active(one) && !one.lostSince,
  },
  found: {
    label: '登记取得联系',
    icon: 'phone',
    permission: correct,
    holds: (one) => one.lostSince !== null,
  },
  confirm: {
    label: '登记转正',
    icon: 'check',
    permission: membership,
    holds: (one) => active(one) && one.politicalStatus === 'probationaryMember',
    apart: true,
  },
  suspend: { label: '停止党籍', icon: 'lock', permission: membership, holds: active, apart: true },
  restore: { label: '恢复党籍', icon: 'undo', permission: membership, holds: suspended, apart: true },
  end: {
    label: '登记出党、转出或去世',
    icon: 'record',
    permission: membership,
    holds: (one) => active(one) || suspended(one),
    danger: true,
  },
}

const menuOf = (person: PersonRecord, may: (permission: string) => boolean) =>
  Object.entries(menu)
    .filter(([, item]) => item.holds(person) && may(item.permission))
    .map(([act, { permission, holds, ...item }]) => ({ act: act as Open, ...item }))

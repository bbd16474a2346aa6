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

type Item = Omit<MenuItem, 'key' | 'onPick'> & { act: Open; permission: string; holds: boolean }

function menuOf(person: PersonRecord, may: (permission: string) => boolean): Item[] {
  const active = person.membership === 'active'
  const suspended = person.membership === 'suspended'
  const probation = person.politicalStatus === 'probationaryMember'
  const items: Item[] = [
    {
      act: 'group',
      label: '编入党小组',
      icon: 'people',
      permission: 'people.correct',
      holds: person.organizationId !== null,
    },
    { act: 'move', label: '调整党支部', icon: 'switch', permission: 'people.move', holds: active },
    {
      act: 'mobileOut',
      label: '登记流动',
      icon: 'exit',
      permission: 'people.correct',
      holds: active && !person.mobileSince,
      apart: true,
    },
    {
      act: 'mobileBack',
      label: '结束流动',
      icon: 'home',
      permission: 'people.correct',
      holds: person.mobileSince !== null,
      apart: true,
    },
    {
      act: 'lost',
      label: '登记失去联系',
      icon: 'phone',
      permission: 'people.correct',
      holds: active && !person.lostSince,
    },
    {
      act: 'found',
      label: '登记取得联系',
      icon: 'phone',
      permission: 'people.correct',
      holds: person.lostSince !== null,
    },
    {
      act: 'confirm',
      label: '登记转正',
      icon: 'check',
      permission: 'people.membership',
      holds: active && probation,
      apart: true,
    },
    {
      act: 'suspend',
      label: '停止党籍',
      icon: 'lock',
      permission: 'people.membership',
      holds: active,
      apart: !probation,
    },
    {
      act: 'restore',
      label: '恢复党籍',
      icon: 'undo',
      permission: 'people.membership',
      holds: suspended,
      apart: true,
    },
    {
      act: 'end',
      label: '登记出党、转出或去世',
      icon: 'record',
      permission: 'people.membership',
      holds: active || suspended,
      danger: true,
    },
  ]
  return items.filter((item) => item.holds && may(item.permission))
}

import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import type { Organization } from './act-dialogs.tsx'
import { dayField, reasonField } from './act-fields.ts'
import type { Glance } from './organization-glance.tsx'

type Group = Organization['groups'][number]
type Open = { act: 'add' } | { act: 'rename' | 'close'; group: Group } | null
type Props = { organization: Organization; officers: Glance['officers']; past: boolean }

/** 党小组 of a branch, with their leaders. */
export function OrganizationGroups({ organization, officers, past }: Props) {
  const may = useMay()('organizations.groups') && !past && !organization.closedOn
  const [open, setOpen] = useState<Open>(null)
  const leaderOf = (id: number) =>
    officers.find((one) => one.kind === 'groupLeader' && one.groupId === id)?.name
  const add = may && (
    <button type="button" className="button" onClick={() => setOpen({ act: 'add' })}>
      <Icon name="plus" />
      设立党小组
    </button>
  )
  return (
    <Panel title="党小组" extra={add}>
      {organization.groups.length === 0 && (
        <Empty title="没有设党小组">
          党员人数较多或者工作地、居住地比较分散的党支部，可以划分若干党小组。
        </Empty>
      )}
      <ul className="groups">
        {organization.groups.map((group) => (
          <li key={group.id}>
            <div className="grow">
              <b>{group.name}</b>
              <span>组长：{leaderOf(group.id) ?? '未登记'}</span>
              <small>{group.fromOn} 起</small>
            </div>
            {!past && <span className="number">{group.members} 人</span>}
            {may && (
              <span className="acts">
                <button type="button" className="link" onClick={() => setOpen({ act: 'rename', group })}>
                  更名
                </button>
                <button type="button" className="link" onClick={() => setOpen({ act: 'close', group })}>
                  撤销
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {open && <GroupDialog organization={organization} open={open} onClose={() => setOpen(null)} />}
    </Panel>
  )
}

const titles = { add: '设立党小组', rename: '党小组更名', close: '撤销党小组' }
const words = { add: '设立', rename: '更名', close: '撤销' }

function GroupDialog({
  organization,
  open,
  onClose,
}: {
  organization: Organization
  open: NonNullable<Open>
  onClose: () => void
}) {
  const { add, rename, close } = call.organizations.groups
  const acts = {
    add: useAct(add, { done: '已设立党小组' }),
    rename: useAct(rename, { done: '已更名' }),
    close: useAct(close, { done: '已撤销党小组' }),
  }
  const name: Field = { kind: 'text', name: 'name', label: '名称', required: true, maximum: 40 }
  const fields: Record<typeof open.act, Field[]> = {
    add: [
      name,
      dayField('fromOn', '设立日期', organization.establishedOn),
      reasonField('支部委员会会议决定'),
    ],
    rename: [name, reasonField('支部委员会会议决定')],
    close: [
      dayField('untilOn', '撤销日期', open.act === 'close' ? open.group.fromOn : null),
      reasonField('支部委员会会议决定'),
    ],
  }
  const { id, lastChangeId: seen } = organization
  return (
    <FormDialog
      title={titles[open.act]}
      fields={fields[open.act]}
      start={{ name: 'group' in open ? open.group.name : '', fromOn: today(), untilOn: today() }}
      submitWord={words[open.act]}
      danger={open.act === 'close'}
      onClose={onClose}
      onSubmit={async ({ name, fromOn, untilOn, reason }) => {
        const given = { id, seen, reason: String(reason) }
        if (open.act === 'add') await acts.add.send({ ...given, name: String(name), fromOn: String(fromOn) })
        else if (open.act === 'rename')
          await acts.rename.send({ ...given, groupId: open.group.id, name: String(name) })
        else await acts.close.send({ ...given, groupId: open.group.id, untilOn: String(untilOn) })
      }}
    />
  )
}

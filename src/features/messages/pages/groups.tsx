import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Facts, When } from '#web/kit/facts.tsx'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel, PanelGrid } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { type RobotKind, robotNames } from '../groups/rules.ts'
import { tones } from './delivery-tones.ts'

type Group = Awaited<ReturnType<typeof call.messages.groups.list>>['rows'][number]

/** 群机器人: chat groups that hear what is told to an organization, and what became of it last. */
export function Groups() {
  const query = useQuery(ask.messages.groups.list.queryOptions({}))
  const [open, setOpen] = useState<Group | 'new' | null>(null)
  return (
    <div className="stack">
      <div>
        <button type="button" className="button primary" onClick={() => setOpen('new')}>
          <Icon name="plus" />
          添加群机器人
        </button>
      </div>
      <Answered query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title="还没有群机器人">
              在企业微信、钉钉或飞书的群里添加机器人，把地址填到这里；党组织的通知和期限提醒会在群里说一声，不写姓名和内容。
            </Empty>
          ) : (
            <PanelGrid least={380}>
              {rows.map((one) => (
                <GroupPanel key={one.id} group={one} change={() => setOpen(one)} />
              ))}
            </PanelGrid>
          )
        }
      </Answered>
      {open === 'new' && <AddGroup onClose={() => setOpen(null)} />}
      {open !== null && open !== 'new' && <ChangeGroup group={open} onClose={() => setOpen(null)} />}
    </div>
  )
}

function GroupPanel({ group, change }: { group: Group; change: () => void }) {
  const { last } = group
  return (
    <Panel
      title={group.name}
      extra={
        <button type="button" className="button" onClick={change}>
          修改
        </button>
      }
    >
      <Facts
        facts={[
          { label: '党组织', value: group.organizationName },
          { label: '机器人', value: group.robotName },
          {
            label: '状态',
            value: (
              <StatusDot tone={group.enabled ? 'good' : 'quiet'}>
                {group.enabled ? '已启用' : '已停用'}
              </StatusDot>
            ),
          },
          {
            label: '最近一次',
            value: last ? (
              <>
                <StatusDot tone={tones[last.status]}>{last.statusName}</StatusDot>
                {last.because && `：${last.because}`} <When at={last.at} />
              </>
            ) : (
              '还没有发过'
            ),
          },
        ]}
      />
    </Panel>
  )
}

const common = (changing: boolean): Field[] => [
  { kind: 'text', name: 'name', label: '群名称', required: true, maximum: 50 },
  {
    kind: 'text',
    name: 'address',
    label: '机器人地址',
    required: !changing,
    maximum: 500,
    wide: true,
    hint: changing
      ? '不填则沿用原来的'
      : '在群设置里添加机器人后得到；知道地址的人都能往群里发，保存后不再显示',
  },
  {
    kind: 'password',
    name: 'secret',
    label: '加签密钥',
    complete: 'new-password',
    hint: changing ? '不填则沿用原来的' : '群里没有要求加签的不填',
  },
  { kind: 'yes', name: 'enabled', label: '启用' },
  { kind: 'words', name: 'reason', label: '原因', required: true, maximum: 500 },
]

const given = (values: Values) => ({
  name: String(values.name),
  enabled: Boolean(values.enabled),
  secret: values.secret ? String(values.secret) : undefined,
  reason: String(values.reason),
})

function AddGroup({ onClose }: { onClose: () => void }) {
  const nodes = useQuery(ask.organizations.tree.queryOptions({ input: {} })).data
  const add = useAct(call.messages.groups.add, { done: '已添加' })
  const options = Object.entries(robotNames).map(([value, label]) => ({ value, label }))
  return (
    <FormDialog
      title="添加群机器人"
      fields={[
        { kind: 'organization', name: 'organizationId', label: '党组织', required: true, nodes },
        { kind: 'choice', name: 'robot', label: '机器人', required: true, options },
        ...common(false),
      ]}
      start={{ enabled: true }}
      submitWord="添加"
      onSubmit={(values) =>
        add.send({
          ...given(values),
          organizationId: Number(values.organizationId),
          robot: values.robot as RobotKind,
          address: String(values.address),
        })
      }
      onClose={onClose}
    />
  )
}

function ChangeGroup({ group, onClose }: { group: Group; onClose: () => void }) {
  const change = useAct(call.messages.groups.change, { done: '已保存' })
  return (
    <FormDialog
      title={`修改“${group.name}”`}
      fields={common(true)}
      start={{ name: group.name, enabled: group.enabled }}
      submitWord="保存"
      onSubmit={(values) =>
        change.send({
          ...given(values),
          id: group.id,
          address: values.address ? String(values.address) : undefined,
        })
      }
      onClose={onClose}
    />
  )
}

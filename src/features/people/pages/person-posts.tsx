import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { type Duty, dutyNames, type PostKind, postNames } from '../posts/rules.ts'
import { useOrganizations } from './organization-names.ts'
import { optionsOf } from './people-fields.ts'
import type { PersonRecord } from './person-facts.tsx'

type Post = PersonRecord['heldPosts'][number]

/** 党内职务: those held now and before; appointing and ending for those entitled. */
export function PersonPosts({ person }: { person: PersonRecord }) {
  const may = useMay()('people.posts')
  const [appointing, setAppointing] = useState(false)
  const [ending, setEnding] = useState<Post | null>(null)
  const add = may && person.politicalStatus === 'fullMember' && person.membership === 'active' && (
    <button type="button" className="button" onClick={() => setAppointing(true)}>
      <Icon name="plus" />
      登记任职
    </button>
  )
  return (
    <Panel title="党内职务" extra={add}>
      {person.heldPosts.length === 0 && <Empty title="没有担任过党内职务" icon="people" />}
      <ul className="lines">
        {person.heldPosts.map((post) => (
          <li key={post.id}>
            <div className="grow">
              <b>{post.title}</b>
              <span>{post.organizationName}</span>
              {post.groupName && <span>{post.groupName}</span>}
              <small>
                {post.fromOn} 至 {post.untilOn ?? '今'}
                {post.termEndsOn && !post.untilOn && `，本届 ${post.termEndsOn} 届满`}
                {post.endedBecause && `，${post.endedBecause}`}
              </small>
            </div>
            <StatusDot tone={post.untilOn ? 'quiet' : 'good'}>{post.untilOn ? '已结束' : '现任'}</StatusDot>
            {may && !post.untilOn && (
              <button type="button" className="link" onClick={() => setEnding(post)}>
                登记结束
              </button>
            )}
          </li>
        ))}
      </ul>
      {appointing && <AppointDialog person={person} onClose={() => setAppointing(false)} />}
      {ending && <EndDialog post={ending} onClose={() => setEnding(null)} />}
    </Panel>
  )
}

function AppointDialog({ person, onClose }: { person: PersonRecord; onClose: () => void }) {
  const { nodes } = useOrganizations()
  const appoint = useAct(call.people.posts.appoint, {
    done: (post) => `已登记：${post.organizationName}${post.title}`,
  })
  const fields: Field[] = [
    { kind: 'organization', name: 'organizationId', label: '党组织', required: true, nodes, wide: true },
    { kind: 'choice', name: 'kind', label: '职务', required: true, options: optionsOf(postNames) },
    {
      kind: 'choice',
      name: 'duty',
      label: '分工',
      options: optionsOf(dutyNames),
      hint: '委员的分工，没有可不填。',
    },
    { kind: 'day', name: 'fromOn', label: '任职日期', required: true, until: today() },
    {
      kind: 'words',
      name: 'reason',
      label: '依据',
      required: true,
      maximum: 500,
      placeholder: '例如：党员大会选举结果、批复文号',
    },
  ]
  return (
    <FormDialog
      title={`登记${person.name}任职`}
      fields={fields}
      start={{ organizationId: person.organizationId ?? undefined, fromOn: today() }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={(values) =>
        appoint.send({
          personId: person.id,
          organizationId: Number(values.organizationId),
          kind: values.kind as PostKind,
          duty: (values.duty as Duty | undefined) ?? null,
          fromOn: String(values.fromOn),
          reason: String(values.reason),
        })
      }
    />
  )
}

function EndDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const end = useAct(call.people.posts.end, { done: '已登记结束' })
  const fields: Field[] = [
    { kind: 'day', name: 'untilOn', label: '结束日期', required: true, from: post.fromOn, until: today() },
    {
      kind: 'words',
      name: 'reason',
      label: '原因',
      required: true,
      maximum: 500,
      placeholder: '例如：换届、调离、免职文号',
    },
  ]
  return (
    <FormDialog
      title={`结束${post.personName}的${post.title}职务`}
      notice="因职务而有的管理权限随之结束，待办会留给继任者。"
      fields={fields}
      start={{ untilOn: today() }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={({ untilOn, reason }) =>
        end.send({ id: post.id, untilOn: String(untilOn), reason: String(reason) })
      }
    />
  )
}

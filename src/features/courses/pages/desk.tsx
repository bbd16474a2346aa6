import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Sensitivity, sensitivities, sensitivityNames } from '#basics/sensitivity.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { useParams } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { courseStateNames } from '../rules.ts'
import { courseDeskHelp } from './help.tsx'
import { type EditedPart, PartEditor } from './part-editor.tsx'
import './courses.css'

type Course = Awaited<ReturnType<typeof call.courses.desk.get>>

/** A course at the desk: its head, its parts with their questions, and the way to its readers. */
export default function DeskPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.courses.desk.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.title)
  return (
    <>
      <PageHelp>{courseDeskHelp}</PageHelp>
      <Answered query={query}>
        {(course) => <Writing key={`${course.revision}-${course.state}`} course={course} />}
      </Answered>
    </>
  )
}

function Writing({ course }: { course: Course }) {
  const [written, setWritten] = useState(course)
  const { nodes } = useOrganizations()
  const fixed = course.state === 'submitted' || course.state === 'published'
  const changed = written !== course
  const head: Field[] = [
    { kind: 'text', name: 'title', label: '课程名称', required: true, maximum: 80, wide: true, fixed },
    { kind: 'text', name: 'topic', label: '专题', required: true, maximum: 40, fixed },
    {
      kind: 'choice',
      name: 'sensitivity',
      label: '标签',
      required: true,
      fixed,
      options: sensitivities.map((value) => ({ value, label: sensitivityNames[value] })),
    },
    { kind: 'organization', name: 'audienceId', label: '适用范围', nodes, fixed, placeholder: '全院' },
    { kind: 'words', name: 'summary', label: '内容简介', maximum: 300, rows: 2, fixed },
  ]
  const { title, topic, sensitivity, audienceId, summary, parts } = written
  const put = (at: number, part: EditedPart | null) =>
    setWritten({ ...written, parts: part ? parts.with(at, part) : parts.filter((_, other) => other !== at) })
  return (
    <>
      <PageHeader
        title={course.title}
        note={`${course.organizationName}　${courseStateNames[course.state]}`}
        actions={
          course.state === 'published' && (
            <PageLink className="button" to={`/courses/${course.id}`}>
              看读者看到的
            </PageLink>
          )
        }
      />
      <div className="stack">
        {course.returnedBecause && course.state === 'draft' && (
          <Notice kind="warning">退回原因：{course.returnedBecause}</Notice>
        )}
        {course.withdrawnBecause && <Notice kind="warning">撤回原因：{course.withdrawnBecause}</Notice>}
        <Panel title="课程">
          <FormFields
            fields={head}
            values={{ title, topic, sensitivity, summary, audienceId: audienceId ?? undefined }}
            change={(values) => setWritten({ ...written, ...readHead(written, values) })}
          />
        </Panel>
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts are told apart by their order alone
          <PartEditor key={at} number={at + 1} part={part} fixed={fixed} change={(next) => put(at, next)} />
        ))}
        {!fixed && (
          <button
            type="button"
            className="button"
            disabled={parts.length >= 40}
            onClick={() => setWritten({ ...written, parts: [...parts, emptyPart] })}
          >
            <Icon name="plus" />
            加一节
          </button>
        )}
      </div>
      <Deeds course={course} written={written} changed={changed} drop={() => setWritten(course)} />
    </>
  )
}

const emptyPart: EditedPart = {
  title: '',
  note: '',
  materialId: 0,
  materialTitle: '',
  anchor: '',
  questions: [],
}

function readHead(before: Course, values: Record<string, unknown>): Partial<Course> {
  const text = (name: 'title' | 'topic' | 'summary') =>
    name in values ? String(values[name] ?? '') : before[name]
  return {
    title: text('title'),
    topic: text('topic'),
    summary: text('summary'),
    sensitivity: (values.sensitivity as Sensitivity | undefined) ?? before.sensitivity,
    audienceId: 'audienceId' in values ? Number(values.audienceId) || null : before.audienceId,
  }
}

type DeedsProps = { course: Course; written: Course; changed: boolean; drop: () => void }

/** What may be done with it now: saved and submitted by who writes, published or given back by somebody else. */
function Deeds({ course, written, changed, drop }: DeedsProps) {
  const { id, state } = course
  const save = useAct(call.courses.desk.save, { done: '已保存' })
  const submit = useAct(call.courses.desk.submit, { done: '已送审' })
  const approve = useAct(call.courses.desk.approve, { done: '已发布' })
  const giveBack = useAct(call.courses.desk.giveBack, { done: '已退回' })
  const withdraw = useAct(call.courses.desk.withdraw, { done: '已撤回' })
  const because = async (title: string, act: typeof giveBack | typeof withdraw) => {
    const reason = await askReason({ title, submit: '确定' })
    if (reason !== null) await act.run({ id, reason })
  }
  const { title, summary, topic, sensitivity, audienceId, parts } = written
  const content = {
    title,
    summary,
    topic,
    sensitivity,
    audienceId,
    parts: parts.map(({ materialTitle: _title, ...part }) => part),
  }
  if (state === 'submitted')
    return (
      <ActionBar note={course.own ? '您已送审，请另一位同志审核' : `${course.submittedBy ?? ''}送审，请审核`}>
        <button type="button" className="button" onClick={() => void because('退回课程', giveBack)}>
          退回
        </button>
        {!course.own && (
          <button
            type="button"
            className="button primary"
            disabled={approve.busy}
            onClick={() => void approve.run({ id })}
          >
            审核通过并发布
          </button>
        )}
      </ActionBar>
    )
  if (state === 'published')
    return (
      <ActionBar note="已发布；要修改请先撤回">
        <button type="button" className="button" onClick={() => void because('撤回课程', withdraw)}>
          撤回
        </button>
      </ActionBar>
    )
  return (
    <ActionBar note={changed ? '有未保存的修改' : undefined}>
      {changed && (
        <button type="button" className="button" onClick={drop}>
          放弃修改
        </button>
      )}
      <button
        type="button"
        className="button"
        disabled={!changed || save.busy}
        onClick={() => void save.run({ id, revision: course.revision, ...content })}
      >
        保存
      </button>
      <button
        type="button"
        className="button primary"
        disabled={changed || state !== 'draft' || submit.busy}
        onClick={() => void submit.run({ id })}
      >
        送审
      </button>
    </ActionBar>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { courseHelp } from './help.tsx'
import { SelfCheck } from './self-check.tsx'
import { StudyActs } from './study-acts.tsx'
import './courses.css'

type Course = Awaited<ReturnType<typeof call.courses.get>>

/** A course as one works through it: the parts, the one that is open, its questions. */
export default function CoursePage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.courses.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.title)
  return (
    <>
      <PageHelp>{courseHelp}</PageHelp>
      <Answered query={query}>{(course) => <Working course={course} />}</Answered>
    </>
  )
}

function Working({ course }: { course: Course }) {
  const [part, setPart] = useState(course.place?.part ?? 1)
  const keep = useAct(call.courses.learning.place)
  const done = course.place?.done ?? []
  const whole = done.length >= course.parts.length
  const open = (next: number) => {
    setPart(next)
    void keep.run({ id: course.id, part: next, done })
  }
  const finish = () => {
    const next = Math.min(part + 1, course.parts.length)
    void keep.run({ id: course.id, part: next, done: [...new Set([...done, part])] })
    setPart(next)
  }
  const shown = course.parts[part - 1]
  return (
    <>
      <PageHeader
        title={course.title}
        note={`${course.topic}　${course.summary}`}
        actions={<StudyActs of={{ courseId: course.id, topic: course.topic }} />}
      />
      <div className="course">
        <Parts course={course} part={part} open={open} />
        {shown && (
          <div className="stack">
            <Panel title={`第 ${part} 节　${shown.title}`}>
              {shown.note && <p>{shown.note}</p>}
              <p>
                {shown.address ? (
                  <PageLink className="button course-read" to={shown.address}>
                    <Icon name="bookmark" />
                    阅读《{shown.materialTitle}》{shown.anchor}
                  </PageLink>
                ) : (
                  <span className="muted">《{shown.materialTitle}》现在不能打开，请联系制作单位。</span>
                )}
              </p>
            </Panel>
            {shown.questions.length > 0 && (
              <SelfCheck key={part} courseId={course.id} part={part} questions={shown.questions} />
            )}
            <button
              type="button"
              className="button primary course-next"
              disabled={keep.busy}
              onClick={finish}
            >
              {done.includes(part)
                ? '下一节'
                : part === course.parts.length
                  ? '学完了'
                  : '这一节学完了，下一节'}
            </button>
            {whole && <p role="status">这门课程已学完。可以计入学习记录，也可以随时重做自测。</p>}
          </div>
        )}
      </div>
    </>
  )
}

type PartsProps = { course: Course; part: number; open: (part: number) => void }

function Parts({ course, part, open }: PartsProps) {
  const forget = useAct(call.courses.learning.forget, { done: '已删去进度' })
  const done = course.place?.done ?? []
  return (
    <Panel
      title="小节"
      extra={
        course.place && (
          <button type="button" className="link" onClick={() => void forget.run({ id: course.id })}>
            删去我的进度
          </button>
        )
      }
    >
      <ol className="course-parts">
        {course.parts.map(({ title }, at) => (
          <li key={title}>
            <button
              type="button"
              aria-current={at + 1 === part ? 'step' : undefined}
              onClick={() => open(at + 1)}
            >
              <span className="number">{at + 1}</span>
              <span className="grow">{title}</span>
              {done.includes(at + 1) && <StatusDot tone="good">学完</StatusDot>}
            </button>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

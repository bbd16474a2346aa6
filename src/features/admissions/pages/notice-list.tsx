import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ageOn, formatDay } from '#basics/days.ts'
import { type Gender, genderName } from '#basics/standards/gender.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { versionNames, versionOn } from '../rules.ts'
import './admissions.css'

type Posted = Awaited<ReturnType<typeof call.admissions.notices.list>>[number]

const help = (
  <>
    <h3>公示</h3>
    <ul>
      <li>拟列为发展对象的人选在列入前公示，不少于五个工作日，张贴当日不计。</li>
      <li>不同意见可以在这里提出，也可以按公示所列的地址、电话反映；党组织调查核实并保密。</li>
    </ul>
  </>
)

/** 公示: who is to be listed, for how long, and where one says what one knows against it. */
export default function NoticeList() {
  const query = useQuery(ask.admissions.notices.list.queryOptions())
  const [about, setAbout] = useState<Posted | null>(null)
  return (
    <>
      <PageHelp>{help}</PageHelp>
      <PageHeader note="拟列为发展对象人选的公示，本单位人员可见" />
      <Answered query={query}>
        {(notices) =>
          notices.length === 0 ? (
            <Empty title="现在没有公示">公示张贴后会列在这里，直到公示期满。</Empty>
          ) : (
            <div className="stack">
              {notices.map((notice) => (
                <NoticePanel key={notice.id} notice={notice} onObject={() => setAbout(notice)} />
              ))}
            </div>
          )
        }
      </Answered>
      {about && <ObjectDialog notice={about} onClose={() => setAbout(null)} />}
    </>
  )
}

const whoOf = ({ gender, birthDate, postedOn, organizationName }: Posted) =>
  [
    genderName(gender as Gender),
    `${formatDay(birthDate).replace(/\d+日$/, '')}出生，${ageOn(birthDate, postedOn)}岁`,
    // A committee has no people: they are of its branch.
    organizationName?.replace(/支部委员会$/, '支部'),
  ]
    .filter(Boolean)
    .join('，')

function NoticePanel({ notice, onObject }: { notice: Posted; onObject: () => void }) {
  return (
    <Panel
      title={`${notice.name}同志`}
      extra={
        <StatusDot tone={notice.running ? 'info' : 'quiet'}>{notice.running ? '公示中' : '已期满'}</StatusDot>
      }
    >
      <article className="admission-notice-words">
        <h2>关于拟列为发展对象的公示</h2>
        <p>
          {`经党支部委员会研究、上级党委同意，拟将${notice.name}同志（${whoOf(notice)}）列为发展对象，现予公示。`}
        </p>
        <p>{`公示时间：${formatDay(notice.postedOn)}至${formatDay(notice.untilOn)}。张贴地点：${notice.place}。`}</p>
        <p>
          公示期间，党员、群众如有不同意见，可以来信、来电、来访或在本页提出。反映情况应实事求是，党组织将严格保密。
        </p>
        <p>{`受理地址：${notice.address}`}</p>
        <p>
          受理电话：<a href={`tel:${notice.phone}`}>{notice.phone}</a>
        </p>
        <p className="muted">{`依据：${versionNames[versionOn(notice.postedOn)]}第十三条`}</p>
      </article>
      {notice.running && (
        <p className="admission-object">
          <button type="button" className="button" onClick={onObject}>
            提出意见
          </button>
        </p>
      )}
    </Panel>
  )
}

function ObjectDialog({ notice, onClose }: { notice: Posted; onClose: () => void }) {
  const object = useAct(call.admissions.notices.object, { done: '意见已提交，党组织会调查核实' })
  return (
    <FormDialog
      title={`对${notice.name}同志的公示提出意见`}
      notice="意见和您的姓名只有受理的党组织可以看到。"
      fields={[{ kind: 'words', name: 'text', label: '意见', required: true, rows: 6, maximum: 2000 }]}
      submitWord="提交"
      onClose={onClose}
      onSubmit={({ text }) => object.send({ id: notice.id, text: String(text) })}
    />
  )
}

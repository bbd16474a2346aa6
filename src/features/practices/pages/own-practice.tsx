import { useQuery } from '@tanstack/react-query'
import { actAs, ask, call } from '#web/call.ts'
import { addressHere, leavePractice } from '#web/ground.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { When } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { tell } from '#web/kit/toasts.tsx'
import { useRoles } from '#web/session.ts'
import { type Task, tasks } from '../rules.ts'

type Practice = Awaited<ReturnType<typeof call.practices.get>>

/** One's own practice: the first tasks, which tick themselves off, the outbox, a fresh start, the way out. */
export function OwnPractice() {
  const query = useQuery(ask.practices.get.queryOptions({ refetchOnMount: 'always' }))
  return (
    <>
      <PageHeader title="演练任务" note={query.data?.branchName} />
      <Answered query={query}>
        {(practice) => (
          <div className="stack">
            <Tasks practice={practice} />
            <OtherSide practice={practice} />
            <Ending practice={practice} />
          </div>
        )}
      </Answered>
    </>
  )
}

function Tasks({ practice }: { practice: Practice }) {
  const isDone = (key: Task['key']) => practice.tasks.some((one) => one.key === key && one.done)
  const done = tasks.filter(({ key }) => isDone(key)).length
  const next = tasks.find(({ key }) => !isDone(key))
  return (
    <Panel title="从这几件事练起" extra={`已练 ${done} 件，共 ${tasks.length} 件`}>
      {!next && <p>这几件都练过了。其他功能也可以照样试，练错了点“清空重来”。</p>}
      <ol className="practice-tasks">
        {tasks.map((task) => (
          <TaskCard key={task.key} task={task} done={isDone(task.key)} open={task === next} />
        ))}
      </ol>
    </Panel>
  )
}

function TaskCard({ task, done, open }: { task: Task; done: boolean; open: boolean }) {
  return (
    <li data-done={done || undefined}>
      <Icon name={done ? 'done' : 'right'} size={22} />
      <details open={open}>
        <summary>
          <b>{task.title}</b>
          <span className="muted">{done ? '已练' : '未练'}</span>
        </summary>
        <p className="practice-basis">{task.basis}</p>
        <ol>
          {task.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <PageLink to={task.to} className={open ? 'button primary' : 'button'}>
          {task.go}
        </PageLink>
      </details>
    </li>
  )
}

/** The same matters as the committee above has them; there stands what would have been sent. */
function OtherSide({ practice }: { practice: Practice }) {
  const go = useGo()
  const { acting } = useRoles()
  const see = async (role: string, to: string) => {
    await actAs(role)
    go(to)
  }
  const above = acting?.key === practice.committeeRole
  return (
    <Panel title="发件箱和上级那一边">
      <p>
        这里不向外发送任何短信和邮件，本来要发的都在演练发件箱里。发件箱和批复请示属于上级党委，打开时会换成“
        {practice.committeeName}”的身份；换回来点页面顶部的身份，或者下面的按钮。
      </p>
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => void see(practice.committeeRole, '/message-deliveries')}
        >
          <Icon name="upload" />
          看演练发件箱
        </button>
        <button type="button" className="button" onClick={() => void see(practice.committeeRole, '/')}>
          <Icon name="switch" />
          看看上级党委的工作台
        </button>
        {above && (
          <button
            type="button"
            className="button"
            onClick={() => void see(practice.branchRole, '/practices')}
          >
            <Icon name="switch" />
            换回支部书记
          </button>
        )}
      </div>
    </Panel>
  )
}

function Ending({ practice }: { practice: Practice }) {
  const reset = async () => {
    const words = `“${practice.branchName}”里练过的内容都会清空，换成一个新的演练支部。正式数据不受影响。`
    if (!(await confirm({ title: '清空重来', words, submit: '清空重来', danger: true }))) return
    try {
      const { branchRole } = await call.practices.reset()
      await actAs(branchRole)
      location.assign(addressHere('/practices'))
    } catch (error) {
      tell.refused(error)
    }
  }
  const leave = async () => {
    const words = `“${practice.branchName}”会关闭，练过的内容不再保留。只想暂时离开的，点“回到平台”即可。`
    if (!(await confirm({ title: '结束演练', words, submit: '结束演练', danger: true }))) return
    try {
      await call.practices.leave()
      leavePractice()
    } catch (error) {
      tell.refused(error)
    }
  }
  return (
    <Panel title="重来或结束">
      <p>
        这个演练支部从 <When at={practice.begunOn} /> 开始，
        <When at={practice.endsOn} /> 之后自动结束。
      </p>
      <div className="row">
        <button type="button" className="button" onClick={() => void reset()}>
          <Icon name="refresh" />
          清空重来
        </button>
        <button type="button" className="button" onClick={() => void leave()}>
          <Icon name="exit" />
          结束演练
        </button>
      </div>
    </Panel>
  )
}

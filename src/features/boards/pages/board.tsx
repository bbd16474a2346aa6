import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTree } from '#features/organizations/pages/tree-nodes.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { MenuButton } from '#web/kit/menu-button.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Answered } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { specOf } from '../cards/catalogue/rules.ts'
import { isTodayOnly } from '../cards/rules.ts'
import { rhythmNames, rhythms } from '../own/rules.ts'
import { useCardsAsked } from './asked.ts'
import { BoardDialog } from './board-dialog.tsx'
import type { Board } from './board-list.tsx'
import { CardDrawer } from './card-drawer.tsx'
import { CardPanel } from './card-panel.tsx'
import { DaySlider } from './day-bar.tsx'
import './boards.css'

/** A board: its cards with the numbers of whoever looks, on any day; exported, subscribed to, changed. */
export default function BoardPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.boards.own.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.name)
  return (
    <>
      <PageHelp>
        <p>数字按您现在的权限算出；拖动滑块看以往的日期。点图上的数字看背后的人员、党组织或事项。</p>
        <p>“导出”得到与屏幕上同样的数字：PDF、图片可以直接印发，PPT 里的图可以再编辑。</p>
      </PageHelp>
      <Answered query={query} lines={10}>
        {(board) => <Shown board={board} />}
      </Answered>
    </>
  )
}

function Shown({ board }: { board: Board }) {
  const { asOf, change } = useCardsAsked()
  const nodes = useTree()
  const known = new Set(nodes?.map(({ id }) => id))
  const top = nodes?.find(({ parentId }) => parentId === null || !known.has(parentId))
  const place = nodes?.find(({ id }) => id === board.organizationId) ?? top
  const alone = place === top
  return (
    <>
      <PageHeader
        title={board.name}
        note={`${place?.name ?? ''} · ${board.mine ? '我的看板' : `${board.owner}共享`}`}
        actions={<Acts board={board} asOf={asOf} />}
      />
      <div className="board-bar no-print">
        <DaySlider
          today={today()}
          asOf={asOf}
          show={(day) => change({ asOf: day >= today() ? undefined : day })}
        />
      </div>
      {nodes && (
        <div className="board-grid">
          {board.cards.map(({ key, compare, wide }) => {
            const spec = specOf(key)
            const fits = compare === 'above' ? !alone : !isTodayOnly(spec)
            const asked = {
              organizationId: place?.id,
              asOf: isTodayOnly(spec) ? undefined : asOf,
              compare: fits ? compare : undefined,
            }
            return <CardPanel key={key} cardKey={key} title={spec.title} asked={asked} wide={wide} />
          })}
        </div>
      )}
      <CardDrawer />
    </>
  )
}

const fileNames = { pdf: 'PDF', png: '图片（PNG）', pptx: '演示文稿（PPT）', xlsx: 'Excel' } as const

function Acts({ board, asOf }: { board: Board; asOf: string | undefined }) {
  const may = useMay()
  return (
    <>
      <MenuButton
        items={Object.entries(fileNames).map(([format, label]) => ({
          key: format,
          label,
          onPick: () => location.assign(fileAddress(`/boards/${board.id}/files/${format}`, { asOf })),
        }))}
      >
        <Icon name="download" />
        导出
      </MenuButton>
      {may('boards.keep') && <Subscribing board={board} />}
      {may('boards.keep') && <Keeping board={board} />}
    </>
  )
}

function Subscribing({ board: { id, rhythm, byMail } }: { board: Board }) {
  const mail = useQuery(ask.boards.own.mail.queryOptions({ input: { id } })).data
  const subscribe = useAct(call.boards.own.subscribe, {
    done: ({ byMail }) => (byMail ? '已订阅，届时收到站内信和邮件' : '已订阅，届时收到站内信'),
  })
  const unsubscribe = useAct(call.boards.own.unsubscribe, { done: '已不再订阅' })
  return (
    <MenuButton
      items={[
        ...rhythms.map((one) => ({
          key: one,
          label: rhythmNames[one],
          checked: one === rhythm,
          onPick: () => void subscribe.run({ id, rhythm: one, byMail }),
        })),
        ...(rhythm && (mail?.sent || byMail)
          ? [
              {
                key: 'mail',
                label: '同时发邮件',
                note: mailWords(mail),
                checked: byMail,
                apart: true,
                onPick: () => void subscribe.run({ id, rhythm, byMail: !byMail }),
              },
            ]
          : []),
        ...(rhythm
          ? [{ key: 'none', label: '不再订阅', apart: true, onPick: () => void unsubscribe.run({ id }) }]
          : []),
      ]}
    >
      <Icon name="bell" />
      {rhythm ? `已订阅：${rhythmNames[rhythm]}` : '订阅'}
    </MenuButton>
  )
}

/** Where the mail goes, and whether the last one arrived. */
function mailWords(mail: Mail | undefined): string | undefined {
  if (!mail) return undefined
  if (!mail.to) return '先在“消息偏好”中填写邮箱'
  const { last } = mail
  if (!last?.failed) return `发到 ${mail.to}，只有看板名称和地址，没有数字`
  return `上一封（${last.at.slice(0, 10)}）${last.status}${last.because ? `：${last.because}` : ''}，请核对邮箱`
}
type Mail = Awaited<ReturnType<typeof call.boards.own.mail>>

function Keeping({ board }: { board: Board }) {
  const go = useGo()
  const [open, setOpen] = useState<'change' | 'copy' | null>(null)
  const remove = useAct(call.boards.own.remove, { done: '看板已删除', after: () => go('/boards') })
  const ask = async () => {
    const words = board.sharedWith
      ? `它已共享给${board.sharedWith}，删除后别人也不能再看。`
      : '删除后不能恢复。'
    if (await confirm({ title: `删除“${board.name}”？`, words, submit: '删除', danger: true }))
      await remove.run({ id: board.id })
  }
  const { id, ...rest } = board
  const start =
    open === 'copy' ? { name: `${board.name}（副本）`.slice(0, 40), cards: board.cards } : { id, ...rest }
  return (
    <>
      {board.mine && (
        <button type="button" className="button" onClick={() => setOpen('change')}>
          <Icon name="pen" />
          修改
        </button>
      )}
      <MenuButton
        label="更多"
        items={[
          { key: 'copy', label: '另存一份', onPick: () => setOpen('copy') },
          ...(board.mine ? [{ key: 'remove', label: '删除', danger: true, onPick: () => void ask() }] : []),
        ]}
      >
        更多
      </MenuButton>
      {open && (
        <BoardDialog start={start} onClose={() => setOpen(null)} onSaved={({ id }) => go(`/boards/${id}`)} />
      )}
    </>
  )
}

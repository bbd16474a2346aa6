import { useQuery } from '@tanstack/react-query'
import { sensitivityNames } from '#basics/sensitivity.ts'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { kindNames } from '../rules.ts'
import { SlipHelp } from './help.tsx'
import { PagePicture } from './page-marks.tsx'
import { SlipState } from './slip-list.tsx'
import './slips.css'

type One = Awaited<ReturnType<typeof call.slips.get>>

/** One form: of which record, which version, and the signed pages that came back. */
export default function SlipPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.slips.get.queryOptions({ input: { id } }))
  const one = query.data
  const title = one && `${one.personName}：${kindNames[one.kind]}`
  usePageTitle(title)
  return (
    <>
      <PageHelp>
        <SlipHelp />
      </PageHelp>
      <PageHeader
        title={title}
        beside={one && <SlipState row={one} />}
        actions={one && <Print one={one} />}
      />
      <Answered query={query}>
        {(found) => (
          <div className="stack">
            <Panel>
              <Facts facts={factsOf(found)} />
            </Panel>
            <Pages one={found} />
          </div>
        )}
      </Answered>
    </>
  )
}

function Print({ one: { kind, subjectId, personId } }: { one: One }) {
  if (!useMay()('slips.print')) return null
  return (
    <a className="button" href={fileAddress('/slips/print.pdf', { kind, subjectId, personId })} download>
      <Icon name="print" />
      再打印
    </a>
  )
}

const factsOf = (one: One) => [
  { label: '编号', value: <span className="number">{one.token}</span> },
  { label: '版本', value: `第 ${one.version} 版${one.outdated ? '（已有新版，不再收）' : ''}` },
  { label: '标识', value: sensitivityNames[one.sensitivity] },
  { label: '党支部', value: one.organizationName },
  {
    label: '打印',
    value: (
      <>
        <When at={one.printedAt} /> {one.printedBy}
      </>
    ),
  },
  {
    label: '对应的事项',
    value: (
      <PageLink className="link" to={one.address}>
        打开
      </PageLink>
    ),
  },
]

function Pages({ one }: { one: One }) {
  const may = useMay()('slips.scan') && one.kind !== 'helpingConsent'
  const out = useAct(call.slips.scans.takeOut, { done: '已撤下，可以在“扫描归位”里重新处理' })
  const takeOut = async (id: number) => {
    const reason = await askReason({ title: '撤下这一页', submit: '撤下' })
    if (reason) await out.run({ id, reason })
  }
  return (
    <Panel title="签字交回的页面">
      {one.pages.length === 0 && (
        <Empty title="还没有交回" icon="upload">
          签字后在“扫描归位”拍照或上传。
        </Empty>
      )}
      <ul className="slip-pages">
        {one.pages.map((page) => (
          <li key={page.id}>
            <PagePicture id={page.id} words={`第 ${page.slipPage} 页`} />
            <b>第 {page.slipPage} 页</b>
            <small className="muted">
              <When at={page.decidedAt} /> {page.decidedBy}
            </small>
            <span className="row">
              <a className="link" href={fileAddress(`/scan-pages/${page.id}/original`)} download>
                原文件
              </a>
              {may && (
                <button type="button" className="link" onClick={() => void takeOut(page.id)}>
                  撤下
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

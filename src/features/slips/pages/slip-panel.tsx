import { useQuery } from '@tanstack/react-query'
import { ask, fileAddress } from '#web/call.ts'
import { Icon } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { useMay } from '#web/session.ts'
import { kindNames, type SlipKind } from '../rules.ts'
import { SlipState } from './slip-list.tsx'
import './slips.css'

/** The paper of a record: print it, and see what came back signed. */
export function SlipPanel({ kind, subjectId }: { kind: SlipKind; subjectId: number }) {
  const may = useMay()
  const query = useQuery({
    ...ask.slips.ofSubject.queryOptions({ input: { kind, subjectId } }),
    enabled: may('slips.read'),
  })
  if (!may('slips.read')) return null
  return (
    <Panel
      title="纸质件"
      extra={
        may('slips.print') && <PrintLink kind={kind} subjectId={subjectId} words={`打印${kindNames[kind]}`} />
      }
    >
      {query.data?.length === 0 && (
        <p className="muted">还没有打印过。打印出来请本人签字，再到“扫描归位”拍照上传，就会回到这里。</p>
      )}
      <ul className="slip-list">
        {query.data?.map((slip) => (
          <li key={slip.id}>
            <PageLink className="link grow" to={`/slips/${slip.id}`}>
              第 {slip.version} 版 <span className="number">{slip.token}</span>
            </PageLink>
            <SlipState row={slip} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What came back on paper for a record that many people share: nothing is shown where nothing was printed. */
export function SlipEvidence({ kind, subjectId }: { kind: SlipKind; subjectId: number }) {
  const may = useMay()('slips.read')
  const query = useQuery({
    ...ask.slips.ofSubject.queryOptions({ input: { kind, subjectId } }),
    enabled: may,
  })
  const rows = query.data ?? []
  if (rows.length === 0) return null
  return (
    <Panel title={`纸质${kindNames[kind]}`}>
      <ul className="slip-list">
        {rows.map((slip) => (
          <li key={slip.id}>
            <PageLink className="link grow" to={`/slips/${slip.id}`}>
              {slip.personName}
            </PageLink>
            <SlipState row={slip} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Prints a form of the branch’s own people. */
const PrintLink = ({ kind, subjectId, words }: { kind: SlipKind; subjectId: number; words: string }) => (
  <a className="button" href={fileAddress('/slips/print.pdf', { kind, subjectId })} download>
    <Icon name="print" />
    {words}
  </a>
)

/** Prints one’s own form, to sign it on paper. */
export const PrintOwn = ({ kind, subjectId }: { kind: SlipKind; subjectId: number }) => (
  <a className="button" href={fileAddress('/own/slips/print.pdf', { kind, subjectId })} download>
    <Icon name="print" />
    打印{kindNames[kind]}
  </a>
)

import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { Answered } from '#web/kit/states.tsx'
import { grouped } from '../anchors/rules.ts'

/** One anchor with its key's print to read aloud, and the line that is kept elsewhere and brought back to compare. */
export function AnchorDrawer({ day, onClose }: { day: string; onClose: () => void }) {
  const query = useQuery(ask.audit.anchors.get.queryOptions({ input: { day } }))
  return (
    <Dialog open drawer width={560} title={`${day} 的审计锚点`} onClose={onClose}>
      <Answered query={query} lines={6}>
        {(anchor) => (
          <div className="stack audit-entry">
            <Facts
              least={400}
              facts={[
                { label: '当日末条', value: `第 ${anchor.entryId} 条` },
                { label: '签名时间', value: <When at={anchor.madeAt} /> },
              ]}
            />
            <section>
              <h3>末条校验码</h3>
              <p className="hash">
                <code>{grouped(anchor.hash)}</code>
              </p>
            </section>
            <section>
              <h3>密钥指纹</h3>
              <p className="muted">与设立平台时记下的指纹逐组核对；不一致就是换过密钥。</p>
              <p className="hash">
                <code>{grouped(anchor.keyPrint)}</code>
              </p>
            </section>
            <section>
              <h3>另外保存的文本</h3>
              <p className="muted">
                复制或打印这一行，放在平台之外。日后用“zhibu audit verify --anchors 文件”与平台比较。
              </p>
              <p className="hash">
                <code>{anchor.line}</code>
              </p>
            </section>
          </div>
        )}
      </Answered>
    </Dialog>
  )
}

import type { call } from '../call.ts'
import { Facts, When } from '../kit/facts.tsx'
import { Icon, type IconName } from '../kit/icon.tsx'
import { StatusDot, type Tone } from '../kit/status-dot.tsx'

type Looked = Awaited<ReturnType<typeof call.seals.verification.look>>
type Checked = Awaited<ReturnType<typeof call.seals.verification.check>>
type Verdict = Checked['verdict']

const said: Record<Verdict, { title: string; words: string; tone: Tone; icon: IconName }> = {
  valid: { title: '有效', words: '印章和签名完整，登记在册。', tone: 'good', icon: 'check' },
  revoked: {
    title: '已撤销',
    words: '公文上的印章已被撤销，请向发文单位核实。',
    tone: 'warning',
    icon: 'warning',
  },
  voided: {
    title: '已作废',
    words: '这份公文的发文字号已经作废，请向发文单位核实。',
    tone: 'warning',
    icon: 'warning',
  },
  invalid: { title: '不能认定为原件', words: '', tone: 'bad', icon: 'warning' },
}

function Verdict({ verdict, words }: { verdict: Verdict; words?: string[] }) {
  const { title, words: usual, tone, icon } = said[verdict]
  return (
    <div className={`verify-verdict ${tone}`} role="status">
      <Icon name={icon} size={32} />
      <div>
        <b>{title}</b>
        {(words?.length ? words : [usual]).map((one) => (
          <p key={one}>{one}</p>
        ))}
      </div>
    </div>
  )
}

const Digest = ({ text }: { text: string }) => (
  <span className="number verify-digest">{text.match(/.{1,8}/g)?.join(' ')}</span>
)

export function LookAnswer({ looked }: { looked: Looked }) {
  return (
    <section className="panel" aria-label="查验结果">
      <Verdict verdict={looked.state} />
      <Facts
        facts={[
          { label: '发文字号', value: looked.number },
          { label: '发文机关', value: looked.organizationName },
          { label: '文件摘要', value: <Digest text={looked.digest} />, wide: true },
        ]}
      />
      <ul className="verify-seals" aria-label="印章">
        {looked.seals.map((seal) => (
          <li key={`${seal.name}-${seal.stampedAt}`}>
            <span className="grow">
              {seal.name}
              <small>
                <When at={seal.stampedAt} /> 盖章
              </small>
            </span>
            <StatusDot tone={said[seal.state].tone}>{said[seal.state].title}</StatusDot>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function FileAnswer({ checked }: { checked: Checked }) {
  const { verdict, reasons, number, organizationName, digest, signatures } = checked
  return (
    <section className="panel" aria-label="文件查验结果">
      <Verdict verdict={verdict} words={reasons} />
      <Facts
        facts={[
          { label: '发文字号', value: number, absent: !number },
          { label: '发文机关', value: organizationName, absent: !organizationName },
          { label: '文件摘要', value: <Digest text={digest} />, wide: true },
        ]}
      />
      <ul className="verify-seals" aria-label="签名">
        {signatures.map((one) => (
          <li key={`${one.signer}-${one.at}`}>
            <span className="grow">
              {one.signer || '无法识别的签名人'}
              <small>
                {one.at ? <When at={one.at} /> : '时间不明'}，{one.finding}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

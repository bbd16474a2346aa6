import { Entry } from './entry.tsx'

/** Nobody is signed in here any more: the way in leads over the institute. */
export default function PracticeOver() {
  return (
    <Entry institute="演练环境（虚构单位）">
      <h1>演练已暂停或结束</h1>
      <p className="entry-hint">
        点过“结束演练”、演练满 14
        天，或者半小时没有操作，都会离开演练支部。没有结束的，练过的内容还在，从平台的“演练支部”页面再次进入就可以继续。
      </p>
      <a className="button primary entry-submit" href="/practices">
        回到平台
      </a>
    </Entry>
  )
}

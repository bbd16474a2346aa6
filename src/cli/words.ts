import type { Words } from '#platform/errors.ts'

/** What the command line says when it refuses. */
export const words: Words = {
  'config-url': () =>
    '环境变量 DATABASE_URL 不是 PostgreSQL 的地址。请写成 postgres://用户:密码@主机:端口/数据库，或去掉它以使用内置数据库。',
  'config-fonts': ({ folder }) =>
    `环境变量 ZHIBU_FONTS 指明的字库目录“${folder}”里没有 stack.json。请在其中写明各字体的用途，例如 { "body": ["方正仿宋"] }，再启动。`,
  'config-port': ({ port }) =>
    `端口“${port}”无效。请在 --port 或环境变量 PORT 里填写 0 到 65535 之间的整数。`,
  'config-host': ({ host }) =>
    `监听的地址“${host}”无效。请在 --host 或环境变量 HOST 里填写一个 IP 地址或主机名，不带端口，例如 127.0.0.1。`,
  'config-proxy': ({ place }) =>
    `环境变量 ZHIBU_TRUSTED_PROXIES 里的“${place}”不是地址或网段。请写反向代理的 IP 地址或网段，逗号分开，例如 127.0.0.1, 10.0.3.0/24。`,
  'config-files': ({ place }) =>
    `环境变量 ZHIBU_FILES（${place}）无效。请写一个文件夹，或 s3://桶/前缀，桶名用小写字母、数字和短横，例如 s3://zhibu/files。`,
  'config-s3-key': () =>
    '环境变量 ZHIBU_FILES 指明了对象存储，还要 ZHIBU_S3_KEY_ID 和 ZHIBU_S3_SECRET（或各加 _FILE，写放口令的文件）。请填写存储管理员给的账号和密钥。',
  'config-web-address': ({ name, address }) =>
    `环境变量 ${name}（${address}）不是网址。请写 http:// 或 https:// 开头的网址，不带参数，例如 http://10.0.0.6:9000。`,
  'config-jobs': ({ name, known }) =>
    `环境变量 ZHIBU_WITHOUT_JOBS 里的“${name}”不是一项工作的名称。请从这些里选：${known}。`,
  'config-secret-file': ({ name, file }) =>
    `环境变量 ${name} 指明的文件“${file}”打不开，或第一行是空的。请把内容写在文件的第一行，并让运行平台的账号可以读它。`,
  'config-secret-twice': ({ name }) =>
    `环境变量 ${name} 和 ${name}_FILE 同时写了。请只留一个：内容直接写在前者里，或放在后者指明的文件里。`,
  'config-address': ({ address }) =>
    `环境变量 ZHIBU_ADDRESS（${address}）不是网址。请写成 https://平台的域名，它印在公文的验真码里。`,
  'config-number': ({ name, text }) => `环境变量 ${name} 应是一个不带小数的数字，现在是“${text}”。`,
  'config-exchange-put': ({ address }) =>
    `环境变量 ZHIBU_EXCHANGE_PUT（${address}）不是网址。请写网闸接收摆渡包的网址，例如 http://10.0.0.9/ferry/，不带参数。`,
  'parts-list': ({ file }) =>
    `“${file}”的分卷清单（.sha256）不完整，或者不是这个包的。请重新复制全部分卷和清单。`,
  'part-missing': ({ file }) => `缺少分卷“${file}”。请把各张光盘上的分卷复制到清单所在的文件夹，再运行一次。`,
  'part-damaged': ({ file }) =>
    `分卷“${file}”与清单的校验码不符。请重新复制这一卷；仍然不符的，请对方重新交出。`,
  'part-size': () => '--part 请写 1 到 4000 之间的整数（MB）。',
  'config-zone': ({ zone }) =>
    `环境变量 ZONE（${zone}）无效。内网写 intranet，外网写 extranet；外网只给出公开的资料。`,
  'config-cipher': ({ cipher }) => `环境变量 ZHIBU_CIPHER（${cipher}）无效。请写 aes（默认）或 sm4（国密）。`,
  'config-scan': ({ mode }) =>
    `环境变量 ZHIBU_SCAN（${mode}）无效。请写 off（不查毒，默认）、on（查毒，查毒程序没有答复时照收并记入日志）或 required（必须查过才收）。`,
  'config-clamd': ({ place }) =>
    `环境变量 ZHIBU_CLAMD（${place}）无效。请写 clamd 的套接字路径（/run/clamav/clamd.ctl）或 主机:端口。`,
  'key-first': () => '第 1 把密钥不能去掉：相同的身份号码、手机号码要靠它才找得到。',
  'key-current': ({ key }) =>
    `第 ${key} 把密钥正在使用，不能去掉。请先 zhibu keys add 增加一把，再重新加密。`,
  'key-in-use': ({ key, values, files }) =>
    `第 ${key} 把密钥还加密着 ${values} 项内容、${files} 个文件。请先 zhibu keys reseal，再去掉它。`,
  'port-in-use': ({ port }) => `端口 ${port} 已被其他程序占用。请用 --port 另选一个，或先停止占用它的程序。`,
  'not-initialised': ({ data }) =>
    `${data} 里还没有平台数据。请先运行 zhibu init，或用 --data 指明已有的数据目录。`,
  'not-empty': ({ people, organizations }) =>
    `这里已有数据（党组织 ${organizations} 个，人员 ${people} 名），不能再次建立。请用 --data 指定一个空目录。`,
  'move-nothing': () => '要搬的数据库里没有平台数据。请检查 --from 写的地址。',
  'move-older': () =>
    '要搬的数据与本程序的版本不一致。请先用本程序启动一次平台（会自动升级），停止以后再搬。原来的数据没有改动。',
  'move-in-use': ({ side, count }) =>
    `${side === 'from' ? '原来的' : '新的'}数据库还有 ${count} 个连接。请停止平台和其他连着它的程序后再搬。没有改动任何内容。`,
  'move-not-empty': ({ table }) =>
    `要搬到的数据库里已有数据（${table}），没有改动任何内容。请用 --to 指定一个新建的空数据库或空目录。`,
  'move-differs': ({ table, row }) =>
    `核对不一致：表 ${table}${row ? `，${row}` : ''}。新库里的内容已全部撤回，原来的数据没有改动。请把这句话告诉开发者。`,
  'move-file': ({ file }) =>
    `“${file}”与原来的文件不一样，没有覆盖。请用 --data 或 --to 指定一个空目录，或移走这个文件后再搬。`,
  'demo-missing': () => '本次安装不含演示单位。请运行 zhibu init 建立空平台。',
}

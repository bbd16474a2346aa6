# Makes the fonts of this folder from the Debian packages that README.md names, unpacked below ./x:
#   apt-get download texlive-lang-chinese fonts-lxgw-wenkai; for d in *.deb; do dpkg-deb -x $d x; done; python3 prepare.py
# Needs fontTools (Debian: python3-fonttools).
from fontTools.ttLib import TTFont
from fontTools import subset
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
def rename(f, family, style, licence):
    ps = family.replace(' ', '') + '-' + style
    keep = {1: family if style in ('Regular','Bold') else family+' '+style, 2: 'Regular', 3: '1.0;'+ps, 4: family+' '+style, 5:'Version 1.0', 6: ps, 13: licence, 16: family, 17: style}
    orig = {n.nameID: str(n) for n in f['name'].names if n.nameID in (0,14)}
    f['name'].names = []
    for i, s in {**orig, **keep}.items(): f['name'].setName(s, i, 3, 1, 0x409)
    f['OS/2'].fsType = 0
def fang():
    f = TTFont('x/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf')
    cff = f['CFF '].cff; top = cff.topDictIndex[0]; gs = f.getGlyphSet(); cs = top.CharStrings
    for g in f.getGlyphOrder():
        c = cs[g]; w = f['hmtx'][g][0]; d = getattr(c.private, 'defaultWidthX', 0); n = getattr(c.private, 'nominalWidthX', 0)
        pen = T2CharStringPen(None if w == d else w - n, gs); gs[g].draw(TransformPen(pen, (1,0,0,1,0,65)))
        c.program = pen.getCharString(private=c.private, globalSubrs=c.globalSubrs).program; c.bytecode = None
    for t in f['cmap'].tables:
        for u in list(t.cmap):
            if 0x20 <= u <= 0x7e: del t.cmap[u]
    rename(f, 'Zhibu FangSong', 'Regular', 'GPLv3 with font exception; derived from FandolFang 0.3')
    top.FamilyName = 'Zhibu FangSong'; top.FullName = 'Zhibu FangSong Regular'; cff.fontNames[0] = 'ZhibuFangSong-Regular'
    f.save('ZhibuFangSong-Regular.otf'); return set(f.getBestCmap())
def kai(weight, style, skip):
    f = TTFont('x/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-%s.ttf' % weight)
    han = lambda u: 0x3007 == u or 0x3400 <= u <= 0x9fff or 0xf900 <= u <= 0xfaff or 0x20000 <= u <= 0x3ffff
    punct = lambda u: 0x3000 <= u <= 0x303f or 0xff00 <= u <= 0xffef or 0x2010 <= u <= 0x2027 or u == 0xb7
    want = {u for u in f.getBestCmap() if (han(u) or (not skip and punct(u))) and u not in skip}
    o = subset.Options(); o.layout_features = []; o.hinting = False; o.name_IDs = ['*']; o.glyph_names = False; o.notdef_outline = True; o.drop_tables += ['DSIG','GSUB','GPOS','GDEF','vhea','vmtx','VORG','BASE']
    s = subset.Subsetter(o); s.populate(unicodes=want); s.subset(f)
    rename(f, 'Zhibu Kai', style, 'SIL OFL 1.1; a cut of a font by lxgw')
    out = 'ZhibuKai-%s.ttf' % style; f.save(out); print(out, len(want)); return want
b = fang(); print('fang', len(b))
kai('Regular', 'Regular', set()); kai('Light', 'Light', b)

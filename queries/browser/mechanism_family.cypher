// 某一机制的上位、下位机制和实行地区 | What stands above and below a mechanism, and who carries it out
// 可改：机制名 | Edit: the mechanism's name
MATCH (m:Mechanism {name: '综合行政执法体制改革'})-[b:BROADER]-(x:Mechanism)
OPTIONAL MATCH (x)<-[a:IMPLEMENTS|PILOTS]-(r:Region)
RETURN m, b, x, a, r
LIMIT 100

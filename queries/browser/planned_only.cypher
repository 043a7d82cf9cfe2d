// 只在计划中、尚无地区实行的机制 | Planned, but nowhere carried out or tried out
// 可改：LIMIT 是最多画几条 | Edit: LIMIT is the most to draw
MATCH (r:Region)-[a:PLANS]->(m:Mechanism)
WHERE NOT EXISTS { (m)<-[:IMPLEMENTS|PILOTS|AWARDED_FOR]-(:Region) }
RETURN r, a, m
LIMIT 60

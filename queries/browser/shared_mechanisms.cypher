// 两个地区共同实行的机制 | The mechanisms that two regions both carry out
// 可改：两个地区名 | Edit: the names of the two regions
MATCH (r:Region {name: '义乌市'})-[a:IMPLEMENTS|PILOTS]->(m:Mechanism)
MATCH (m)<-[b:IMPLEMENTS|PILOTS]-(o:Region {name: '浦东新区'})
RETURN r, a, m, b, o

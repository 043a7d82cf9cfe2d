// 某地区的机构各运行哪些机制 | What a region's agencies run
// 可改：地区名 | Edit: the region's name
MATCH (r:Region {name: '禅城区'})<-[i:IN_REGION]-(g:Agency)-[a:RUNS]->(m:Mechanism)
RETURN r, i, g, a, m

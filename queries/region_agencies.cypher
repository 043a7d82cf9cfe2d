// question: 某地区的机构各运行哪些机制？ | What do a region's agencies run?
// param: region region required the region, by name, path or code
// column: agency the agency
// column: kind what kind of agency it is
// column: mechanisms the mechanisms that it runs
// column: agency_id the agency's id
MATCH (r:Region {id: $region})<-[:IN_REGION]-(g:Agency)
OPTIONAL MATCH (g)-[:RUNS]->(m:Mechanism)
WITH g, m ORDER BY m.id
WITH g, collect(DISTINCT m.name) AS mechanisms
RETURN g.name AS agency, g.kind AS kind, mechanisms, g.id AS agency_id
ORDER BY size(mechanisms) DESC, agency_id

/// What tissues are called elsewhere, with those that are known here.
enum TissueWords {
    static let meant: [String: [String]] = [
        "bone": ["cortical_bone", "cancellous_bone"], "cortical": ["cortical_bone"], "cancellous": ["cancellous_bone"], "spongiosa": ["cancellous_bone"],
        "marrow": ["red_marrow", "yellow_marrow"], "disc": ["cartilage_disc"], "disk": ["cartilage_disc"], "cartilage": ["cartilage_disc"],
        "bladder": ["bladder_wall"], "skin": ["skin_tissue"], "cord": ["spinal_cord"], "spine": ["spinal_cord"], "myelon": ["spinal_cord"],
        "gut": ["bowel"], "colon": ["bowel"], "rectum": ["bowel"], "intestine": ["bowel"], "metastasis": ["tumour"], "lesion": ["tumour"], "cancer": ["tumour"],
        "tumors": ["tumour"], "artery": ["blood"], "vein": ["blood"], "renal": ["kidney"], "hepatic": ["liver"], "soft_tissue": ["muscle"], "tissue": ["muscle"],
    ]
}
